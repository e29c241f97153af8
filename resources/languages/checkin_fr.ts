<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="fr" sourcelanguage="en">
<context>
    <name>Bars</name>
    <message>
        <source>No list yet</source>
        <translation>Pas encore de liste</translation>
    </message>
</context>
<context>
    <name>Board</name>
    <message>
        <source>Back (Esc)</source>
        <translation>Retour (Échap)</translation>
    </message>
    <message>
        <source>Choices</source>
        <translation>Choix</translation>
    </message>
</context>
<context>
    <name>Calm</name>
    <message>
        <source>Part of the desk&apos;s key could not be destroyed. Erase the desk once more.</source>
        <translation>Une partie de la clé de ce poste n’a pas pu être détruite. Effacez le poste encore une fois.</translation>
    </message>
    <message>
        <source>Something was recorded meanwhile. Begin to finish once more.</source>
        <translation>Quelque chose a été enregistré entre-temps. Lancez «&#x202f;Terminer&#x202f;» encore une fois.</translation>
    </message>
    <message>
        <source>The disk takes nothing any more. Copy the file desk.box elsewhere, then try again.</source>
        <translation>Le disque n’accepte plus rien. Copiez le fichier desk.box ailleurs, puis réessayez.</translation>
    </message>
    <message numerus="yes">
        <source>%n check-in(s) wait in the black box file: give it to an organiser.</source>
        <translation>
            <numerusform>%n enregistrement attend dans le fichier boîte noire&#x202f;: remettez-le à l’organisation.</numerusform>
            <numerusform>%n enregistrements attendent dans le fichier boîte noire&#x202f;: remettez-le à l’organisation.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n check-in(s) of this desk are nowhere else. Connect the laptop to the network: once they are sent, it erases itself.</source>
        <translation>
            <numerusform>%n enregistrement de ce poste n’est nulle part ailleurs. Connectez l’ordinateur au réseau&#x202f;: une fois qu’il est envoyé, le poste s’efface.</numerusform>
            <numerusform>%n enregistrements de ce poste ne sont nulle part ailleurs. Connectez l’ordinateur au réseau&#x202f;: une fois qu’ils sont envoyés, le poste s’efface.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>This desk cannot be erased yet: %n of its records are nowhere else. Connect it to the network until all is sent.</source>
        <translation>
            <numerusform>Ce poste ne peut pas encore être effacé&#x202f;: %n de ses enregistrements n’est nulle part ailleurs. Connectez-le au réseau jusqu’à ce que tout soit envoyé.</numerusform>
            <numerusform>Ce poste ne peut pas encore être effacé&#x202f;: %n de ses enregistrements ne sont nulle part ailleurs. Connectez-le au réseau jusqu’à ce que tout soit envoyé.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>The organisers&apos; computer has confirmed that it holds all %n record(s) of this desk.</source>
        <translation>
            <numerusform>L’ordinateur de l’organisation a confirmé qu’il a le %n enregistrement de ce poste.</numerusform>
            <numerusform>L’ordinateur de l’organisation a confirmé qu’il a les %n enregistrements de ce poste.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>All %n record(s) of this desk are in the sealed file. Bring it to the organisers: they have not received them yet.</source>
        <translation>
            <numerusform>Le %n enregistrement de ce poste est dans le fichier scellé. Apportez-le à l’organisation&#x202f;: elle ne l’a pas encore reçu.</numerusform>
            <numerusform>Les %n enregistrements de ce poste sont dans le fichier scellé. Apportez-le à l’organisation&#x202f;: elle ne les a pas encore reçus.</numerusform>
        </translation>
    </message>
    <message>
        <source>This desk was erased</source>
        <translation>Ce poste a été effacé</translation>
    </message>
    <message>
        <source>Nothing of the event can be read on this laptop any more.</source>
        <translation>Plus rien de l’événement ne peut être lu sur cet ordinateur.</translation>
    </message>
    <message>
        <source>Make it a desk anew</source>
        <translation>En refaire un poste</translation>
    </message>
    <message>
        <source>Some check-ins may wait in the black box file: give it to an organiser.</source>
        <translation>Des enregistrements attendent peut-être dans le fichier boîte noire&#x202f;: remettez-le à l’organisation.</translation>
    </message>
    <message>
        <source>A newer version of Checkin was used here</source>
        <translation>Une version plus récente de Checkin a été utilisée ici</translation>
    </message>
    <message>
        <source>Install that version again. Nothing was touched, nothing is lost.</source>
        <translation>Réinstallez cette version. Rien n’a été modifié, rien n’est perdu.</translation>
    </message>
    <message>
        <source>Or go back to the copy that was kept before it.</source>
        <translation>Ou revenez à la copie gardée avant elle.</translation>
    </message>
    <message>
        <source>Go back to the copy</source>
        <translation>Revenir à la copie</translation>
    </message>
    <message>
        <source>This laptop is a desk already</source>
        <translation>Cet ordinateur est déjà un poste</translation>
    </message>
    <message>
        <source>The event file was not opened: this is {name}</source>
        <translation>Le fichier d’événement n’a pas été ouvert&#x202f;: cet ordinateur est {name}</translation>
    </message>
    <message>
        <source>To use it for another event, erase this desk first.</source>
        <translation>Pour un autre événement, effacez d’abord ce poste.</translation>
    </message>
    <message>
        <source>Open the desk</source>
        <translation>Ouvrir le poste</translation>
    </message>
    <message>
        <source>This laptop holds nothing of the event any more</source>
        <translation>Cet ordinateur ne contient plus rien de l’événement</translation>
    </message>
    <message>
        <source>This desk waits for the organisers&apos; computer</source>
        <translation>Ce poste attend l’ordinateur de l’organisation</translation>
    </message>
    <message>
        <source>By this laptop&apos;s clock the event is over, so nothing of it is shown.</source>
        <translation>D’après l’horloge de cet ordinateur, l’événement est terminé&#x202f;: rien n’en est montré.</translation>
    </message>
    <message>
        <source>Connect the laptop to the network, or set its clock if it is wrong. The desk then opens by itself.</source>
        <translation>Connectez l’ordinateur au réseau, ou réglez son horloge si elle est fausse. Le poste s’ouvre alors tout seul.</translation>
    </message>
    <message>
        <source>This desk is about to be erased</source>
        <translation>Ce poste va être effacé</translation>
    </message>
    <message>
        <source>This desk has stopped several times</source>
        <translation>Ce poste s’est arrêté plusieurs fois</translation>
    </message>
    <message>
        <source>Nothing is lost: whoever was shown in green is saved.</source>
        <translation>Rien n’est perdu&#x202f;: toute personne affichée en vert est enregistrée.</translation>
    </message>
    <message>
        <source>Restart the laptop and open the desk again. If it goes on, use another laptop and tell the organisers.</source>
        <translation>Redémarrez l’ordinateur et rouvrez le poste. Si cela continue, prenez un autre ordinateur et prévenez l’organisation.</translation>
    </message>
    <message>
        <source>Try again</source>
        <translation>Réessayer</translation>
    </message>
    <message>
        <source>Show the support log</source>
        <translation>Afficher le journal d’assistance</translation>
    </message>
</context>
<context>
    <name>Camera</name>
    <message>
        <source>Camera picture</source>
        <translation>Image de la caméra</translation>
    </message>
    <message>
        <source>Typing still works.</source>
        <translation>La saisie au clavier fonctionne toujours.</translation>
    </message>
    <message>
        <source>The camera is starting.</source>
        <translation>La caméra démarre.</translation>
    </message>
    <message>
        <source>No camera. Is its cable plugged in? F9 tries another camera.</source>
        <translation>Pas de caméra. Son câble est-il branché&#x202f;? F9 essaie une autre caméra.</translation>
    </message>
    <message>
        <source>The camera gives no picture. Another program may be using it. F9 tries another camera.</source>
        <translation>La caméra ne donne pas d’image. Un autre programme l’utilise peut-être. F9 essaie une autre caméra.</translation>
    </message>
    <message>
        <source>The camera is blocked in this computer&apos;s settings.</source>
        <translation>La caméra est bloquée dans les réglages de cet ordinateur.</translation>
    </message>
    <message>
        <source>The film for the camera is not there.</source>
        <translation>Le film prévu pour la caméra n’est pas là.</translation>
    </message>
    <message>
        <source>The file for the camera is not a film.</source>
        <translation>Le fichier prévu pour la caméra n’est pas un film.</translation>
    </message>
    <message>
        <source>The network camera does not answer.</source>
        <translation>La caméra réseau ne répond pas.</translation>
    </message>
    <message>
        <source>The camera has stopped. Was it unplugged?</source>
        <translation>La caméra s’est arrêtée. A-t-elle été débranchée&#x202f;?</translation>
    </message>
    <message>
        <source>The camera has frozen. It is being started again.</source>
        <translation>La caméra s’est figée. Elle redémarre.</translation>
    </message>
    <message>
        <source>The camera sees only black. Is its lens covered?</source>
        <translation>La caméra ne voit que du noir. Son objectif est-il couvert&#x202f;?</translation>
    </message>
    <message>
        <source>The code reader is starting again.</source>
        <translation>Le lecteur de codes redémarre.</translation>
    </message>
    <message>
        <source>The film has ended.</source>
        <translation>Le film est terminé.</translation>
    </message>
    <message>
        <source>Reads codes only. Nothing is recorded.</source>
        <translation>Lit seulement les codes. Rien n’est enregistré.</translation>
    </message>
</context>
<context>
    <name>Card</name>
    <message>
        <source>Nothing to take back</source>
        <translation>Rien à annuler</translation>
    </message>
    <message>
        <source>Only the last check-in made here, for ten minutes.</source>
        <translation>Seulement la dernière entrée faite ici, pendant dix minutes.</translation>
    </message>
    <message>
        <source>Over to the help desk</source>
        <translation>À l’accueil</translation>
    </message>
    <message>
        <source>Point the way: the help desk sees to them.</source>
        <translation>Montrez le chemin&#x202f;: l’accueil s’en occupe.</translation>
    </message>
    <message>
        <source>The next person can come.</source>
        <translation>La personne suivante peut venir.</translation>
    </message>
    <message>
        <source>This desk holds no names. Send people to a help desk.</source>
        <translation>Ce poste ne connaît aucun nom. Envoyez les gens à l’accueil.</translation>
    </message>
    <message>
        <source>This desk is a lane. Send people to a help desk.</source>
        <translation>Ce poste fait seulement entrer. Envoyez les gens à l’accueil.</translation>
    </message>
    <message>
        <source>No help desk here</source>
        <translation>Pas d’accueil ici</translation>
    </message>
    <message>
        <source>Help desks: {desks}</source>
        <translation>Accueil&#x202f;: {desks}</translation>
    </message>
    <message>
        <source>Show the code once more</source>
        <translation>Présentez le code encore une fois</translation>
    </message>
    <message>
        <source>This answer was more than a minute old, or used already.</source>
        <translation>Cette réponse datait de plus d’une minute, ou avait déjà servi.</translation>
    </message>
    <message>
        <source>Can’t read it yet</source>
        <translation>Pas encore lisible</translation>
    </message>
    <message>
        <source>Or type the code under it.</source>
        <translation>Ou tapez le code imprimé dessous.</translation>
    </message>
    <message>
        <source>Hold the badge a hand’s width closer.</source>
        <translation>Approchez le badge d’une largeur de main.</translation>
    </message>
    <message>
        <source>Hold the badge a hand’s width further away.</source>
        <translation>Éloignez le badge d’une largeur de main.</translation>
    </message>
    <message>
        <source>Hold the badge still for a moment.</source>
        <translation>Tenez le badge immobile un instant.</translation>
    </message>
    <message>
        <source>Tilt the badge a little: a light is mirrored in it.</source>
        <translation>Inclinez un peu le badge&#x202f;: une lumière s’y reflète.</translation>
    </message>
    <message>
        <source>It is dark here: hold the badge where there is more light.</source>
        <translation>Il fait sombre ici&#x202f;: tenez le badge là où il y a plus de lumière.</translation>
    </message>
    <message>
        <source>Turn the phone’s brightness up.</source>
        <translation>Augmentez la luminosité du téléphone.</translation>
    </message>
    <message>
        <source>This is a desk card</source>
        <translation>C’est une carte de poste</translation>
    </message>
    <message>
        <source>It opens a locked desk; this one is open already.</source>
        <translation>Elle ouvre un poste verrouillé&#x202f;; celui-ci est déjà ouvert.</translation>
    </message>
    <message>
        <source>Put it away where nobody can photograph it.</source>
        <translation>Rangez-la là où personne ne peut la photographier.</translation>
    </message>
    <message>
        <source>Hidden</source>
        <translation>Masqué</translation>
    </message>
    <message>
        <source>Any key or any code brings the desk back.</source>
        <translation>Une touche ou un code réaffiche le poste.</translation>
    </message>
    <message>
        <source>Help</source>
        <translation>Aide</translation>
    </message>
    <message>
        <source>Working offline is fine. Keep going.</source>
        <translation>Hors ligne, tout va bien. Continuez.</translation>
    </message>
    <message>
        <source>Back to work</source>
        <translation>Reprendre</translation>
    </message>
    <message>
        <source>Do not use this laptop</source>
        <translation>N’utilisez pas cet ordinateur</translation>
    </message>
    <message>
        <source>Nothing since {time} is saved. Use another desk or the paper list</source>
        <translation>Rien n’est enregistré depuis {time}. Utilisez un autre poste ou la liste papier</translation>
    </message>
    <message>
        <source>Each further scan tries again, and so does Enter.</source>
        <translation>Chaque nouveau code réessaie, et Entrée aussi.</translation>
    </message>
    <message>
        <source>Try again</source>
        <translation>Réessayer</translation>
    </message>
    <message>
        <source>Ready</source>
        <translation>Prêt</translation>
    </message>
    <message>
        <source>Hold the code up to the camera, or type a name</source>
        <translation>Présentez le code à la caméra, ou tapez un nom</translation>
    </message>
    <message>
        <source>No list on this laptop yet</source>
        <translation>Pas encore de liste sur cet ordinateur</translation>
    </message>
    <message>
        <source>It comes by itself. Nothing to do here.</source>
        <translation>Elle arrive toute seule. Rien à faire ici.</translation>
    </message>
    <message>
        <source>Until then, use another desk or the paper list.</source>
        <translation>En attendant, utilisez un autre poste ou la liste papier.</translation>
    </message>
    <message>
        <source>New since this laptop&apos;s list. Nothing to do.</source>
        <translation>Plus récent que la liste de cet ordinateur. Rien à faire.</translation>
    </message>
    <message>
        <source>Give: {things}</source>
        <translation>À remettre&#x202f;: {things}</translation>
    </message>
    <message>
        <source>Checked in</source>
        <translation>Entrée enregistrée</translation>
    </message>
    <message>
        <source>{desk} has not been heard for {hours} h {minutes} min</source>
        <translation>{desk}&#x202f;: sans nouvelles depuis {hours} h {minutes} min</translation>
    </message>
    <message>
        <source>{desk} has not been heard for {minutes} min</source>
        <translation>{desk}&#x202f;: sans nouvelles depuis {minutes} min</translation>
    </message>
    <message>
        <source>Another desk</source>
        <translation>Un autre poste</translation>
    </message>
    <message>
        <source>Checked in - please read</source>
        <translation>Entrée enregistrée - à lire</translation>
    </message>
    <message>
        <source>A moment ago, here</source>
        <translation>Il y a un instant, ici</translation>
    </message>
    <message>
        <source>Already checked in</source>
        <translation>Entrée déjà enregistrée</translation>
    </message>
    <message>
        <source>Same person, back again</source>
        <translation>Même personne, de retour</translation>
    </message>
    <message>
        <source>{when}, {ago}.</source>
        <translation>{when}, {ago}.</translation>
    </message>
    <message>
        <source>{when} at {desk}, {ago}.</source>
        <translation>{when} à {desk}, {ago}.</translation>
    </message>
    <message>
        <source>Checking out</source>
        <translation>Sorties</translation>
    </message>
    <message>
        <source>Everybody who shows a code here leaves.</source>
        <translation>Quiconque présente un code ici sort.</translation>
    </message>
    <message>
        <source>Check people in again</source>
        <translation>Enregistrer de nouveau les entrées</translation>
    </message>
    <message>
        <source>Check out?</source>
        <translation>Enregistrer la sortie&#x202f;?</translation>
    </message>
    <message>
        <source>Enter again checks out, Esc goes back</source>
        <translation>Entrée encore enregistre la sortie, Échap revient</translation>
    </message>
    <message>
        <source>Check out</source>
        <translation>Sortie</translation>
    </message>
    <message>
        <source>Inside now: {count}</source>
        <translation>À l’intérieur&#x202f;: {count}</translation>
    </message>
    <message>
        <source>Checked out</source>
        <translation>Sortie enregistrée</translation>
    </message>
    <message>
        <source>Not an event code</source>
        <translation>Pas un code de l’événement</translation>
    </message>
    <message>
        <source>Some other QR code. Ask for the one in the event e-mail</source>
        <translation>Un autre code QR. Demandez celui de l’e-mail de l’événement</translation>
    </message>
    <message>
        <source>Not checked in</source>
        <translation>Entrée non enregistrée</translation>
    </message>
    <message>
        <source>Nobody is checked out of this list.</source>
        <translation>Cette liste n’enregistre pas les sorties.</translation>
    </message>
    <message>
        <source>Left already at {time}. Nothing to do.</source>
        <translation>Sortie déjà enregistrée à {time}. Rien à faire.</translation>
    </message>
    <message>
        <source>As far as this desk knows. They may go: nothing to do.</source>
        <translation>Pour autant que ce poste le sache. Laissez passer&#x202f;: rien à faire.</translation>
    </message>
    <message>
        <source>Replaced {when}. Help desk</source>
        <translation>Remplacé {when}. Accueil</translation>
    </message>
    <message>
        <source>This badge is no longer valid. Help desk</source>
        <translation>Ce badge n’est plus valable. Accueil</translation>
    </message>
    <message>
        <source>Cancelled. Help desk</source>
        <translation>Annulé. Accueil</translation>
    </message>
    <message>
        <source>It is nobody&apos;s yet. The help desk gives it to somebody</source>
        <translation>Il n’est encore à personne. L’accueil le donne à quelqu’un</translation>
    </message>
    <message>
        <source>A spare badge</source>
        <translation>Un badge de réserve</translation>
    </message>
    <message>
        <source>This badge is for other days. Help desk can admit</source>
        <translation>Ce badge est pour d’autres jours. L’accueil peut faire entrer</translation>
    </message>
    <message>
        <source>Try the name. Still nothing? Help desk</source>
        <translation>Essayez le nom. Toujours rien&#x202f;? Accueil</translation>
    </message>
    <message>
        <source>Not on this list</source>
        <translation>Pas sur cette liste</translation>
    </message>
    <message>
        <source>{list} opens {when}. Help desk can admit</source>
        <translation>{list} ouvre {when}. L’accueil peut faire entrer</translation>
    </message>
    <message>
        <source>Not open yet</source>
        <translation>Pas encore ouvert</translation>
    </message>
    <message>
        <source>{list} closed {when}. Help desk can admit</source>
        <translation>{list} a fermé {when}. L’accueil peut faire entrer</translation>
    </message>
    <message>
        <source>No longer open</source>
        <translation>Plus ouvert</translation>
    </message>
    <message>
        <source>{list} is for {categories}. Help desk can admit</source>
        <translation>{list} est pour&#x202f;: {categories}. L’accueil peut faire entrer</translation>
    </message>
    <message>
        <source>Not for everybody</source>
        <translation>Pas pour tout le monde</translation>
    </message>
    <message>
        <source>{list} opens {when}</source>
        <translation>{list} ouvre {when}</translation>
    </message>
    <message>
        <source>{list}, {day}</source>
        <translation>{list}, {day}</translation>
    </message>
    <message>
        <source>Registered for {lists}. Help desk can admit</source>
        <translation>Inscription pour {lists}. L’accueil peut faire entrer</translation>
    </message>
    <message>
        <source>Not registered for {list}. Help desk can admit</source>
        <translation>Pas d’inscription pour {list}. L’accueil peut faire entrer</translation>
    </message>
    <message>
        <source>Check in?</source>
        <translation>Enregistrer l’entrée&#x202f;?</translation>
    </message>
    <message>
        <source>Enter again checks in, Esc goes back</source>
        <translation>Entrée encore enregistre, Échap revient</translation>
    </message>
    <message>
        <source>Check in</source>
        <translation>Enregistrer</translation>
    </message>
    <message>
        <source>Try the short code. Still nothing? Help desk</source>
        <translation>Essayez le code court. Toujours rien&#x202f;? Accueil</translation>
    </message>
    <message>
        <source>Back</source>
        <translation>Retour</translation>
    </message>
    <message>
        <source>Taken back</source>
        <translation>Annulé</translation>
    </message>
    <message>
        <source>The check-in of {time} no longer counts.</source>
        <translation>L’entrée de {time} ne compte plus.</translation>
    </message>
    <message>
        <source>The check-out of {time} no longer counts.</source>
        <translation>La sortie de {time} ne compte plus.</translation>
    </message>
    <message>
        <source>Now here: {here} of {expected}</source>
        <translation>Présents&#x202f;: {here} sur {expected}</translation>
    </message>
    <message>
        <source>Code only</source>
        <translation>Code seulement</translation>
    </message>
    <message>
        <source>On the list</source>
        <translation>Sur la liste</translation>
    </message>
    <message>
        <source>More (F2)</source>
        <translation>Plus (F2)</translation>
    </message>
    <message>
        <source>Help desk (F2)</source>
        <translation>Accueil (F2)</translation>
    </message>
    <message>
        <source>Send to Help desk (F2)</source>
        <translation>Envoyer à l’accueil (F2)</translation>
    </message>
    <message>
        <source>Hold the code up to the camera, or type the short code under it</source>
        <translation>Présentez le code à la caméra, ou tapez le code court imprimé dessous</translation>
    </message>
    <message>
        <source>Code no longer valid</source>
        <translation>Ce code n’est plus valable</translation>
    </message>
    <message>
        <source>Listed for another day</source>
        <translation>Inscription pour un autre jour</translation>
    </message>
    <message>
        <source>Practice: {answer}</source>
        <translation>Exercice&#x202f;: {answer}</translation>
    </message>
    <message>
        <source>With a real badge this is green.</source>
        <translation>Avec un vrai badge, l’écran est vert.</translation>
    </message>
    <message>
        <source>With a real badge it says when and where.</source>
        <translation>Avec un vrai badge, l’heure et le lieu sont indiqués.</translation>
    </message>
    <message>
        <source>Ask for the code in the event e-mail.</source>
        <translation>Demandez le code de l’e-mail de l’événement.</translation>
    </message>
    <message>
        <source>With a real badge: to the help desk, F2.</source>
        <translation>Avec un vrai badge&#x202f;: à l’accueil, F2.</translation>
    </message>
    <message>
        <source>With a real badge somebody is checked out.</source>
        <translation>Avec un vrai badge, une sortie est enregistrée.</translation>
    </message>
    <message>
        <source>Practice badge</source>
        <translation>Badge d’exercice</translation>
    </message>
    <message>
        <source>Practice badge. Nothing is counted, nothing is saved.</source>
        <translation>Badge d’exercice. Rien n’est compté, rien n’est enregistré.</translation>
    </message>
    <message>
        <source>Next person</source>
        <translation>Personne suivante</translation>
    </message>
</context>
<context>
    <name>Carry</name>
    <message>
        <source>Check-ins on a USB stick</source>
        <translation>Enregistrements sur une clé USB</translation>
    </message>
    <message>
        <source>Without a network: save here, take in at another desk or at the organisers&apos; computer. Whoever finds the stick can read nothing.</source>
        <translation>Sans réseau&#x202f;: enregistrez ici, reprenez à un autre poste ou sur l’ordinateur de l’organisation. Qui trouve la clé ne peut rien y lire.</translation>
    </message>
    <message>
        <source>Save check-ins to a stick…</source>
        <translation>Copier les enregistrements sur une clé…</translation>
    </message>
    <message>
        <source>Take in check-ins from a stick…</source>
        <translation>Reprendre les enregistrements d’une clé…</translation>
    </message>
    <message>
        <source>One moment</source>
        <translation>Un instant</translation>
    </message>
    <message numerus="yes">
        <source>%n record(s) are on the stick, and were read back from it.</source>
        <translation>
            <numerusform>%n enregistrement est sur la clé et y a été relu.</numerusform>
            <numerusform>%n enregistrements sont sur la clé et y ont été relus.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n new record(s) were taken in.</source>
        <translation>
            <numerusform>%n nouvel enregistrement a été repris.</numerusform>
            <numerusform>%n nouveaux enregistrements ont été repris.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n record(s) are not as their desk signed them, and are kept aside.</source>
        <translation>
            <numerusform>%n enregistrement n’est pas tel que son poste l’a signé&#x202f;; il est mis de côté.</numerusform>
            <numerusform>%n enregistrements ne sont pas tels que leur poste les a signés&#x202f;; ils sont mis de côté.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n desk(s) are not known here yet: their check-ins were left out.</source>
        <translation>
            <numerusform>%n poste n’est pas encore connu ici&#x202f;: ses enregistrements ont été laissés de côté.</numerusform>
            <numerusform>%n postes ne sont pas encore connus ici&#x202f;: leurs enregistrements ont été laissés de côté.</numerusform>
        </translation>
    </message>
    <message>
        <source>Check-ins on a USB stick…</source>
        <translation>Enregistrements sur une clé USB…</translation>
    </message>
    <message>
        <source>All of it was here already.</source>
        <translation>Tout était déjà ici.</translation>
    </message>
</context>
<context>
    <name>Chip</name>
    <message>
        <source>Connecting</source>
        <translation>Connexion</translation>
    </message>
    <message>
        <source>Online</source>
        <translation>En ligne</translation>
    </message>
    <message>
        <source>Offline</source>
        <translation>Hors ligne</translation>
    </message>
    <message>
        <source>{count} to send</source>
        <translation>{count} à envoyer</translation>
    </message>
    <message>
        <source>List as kept</source>
        <translation>Liste gardée</translation>
    </message>
    <message>
        <source>List now</source>
        <translation>Liste à jour</translation>
    </message>
    <message>
        <source>List {minutes} min</source>
        <translation>Liste {minutes} min</translation>
    </message>
    <message>
        <source>List {hours} h</source>
        <translation>Liste {hours} h</translation>
    </message>
    <message>
        <source>Camera</source>
        <translation>Caméra</translation>
    </message>
    <message>
        <source>No camera</source>
        <translation>Pas de caméra</translation>
    </message>
</context>
<context>
    <name>Closing</name>
    <message>
        <source>Close this desk?</source>
        <translation>Fermer ce poste&#x202f;?</translation>
    </message>
    <message>
        <source>Close the window once more to close it.</source>
        <translation>Fermez la fenêtre encore une fois pour le fermer.</translation>
    </message>
    <message>
        <source>Any key goes back.</source>
        <translation>Toute touche revient en arrière.</translation>
    </message>
</context>
<context>
    <name>Counting</name>
    <message numerus="yes">
        <source>%n of them came at other hours.</source>
        <translation>
            <numerusform>%n est venue à une autre heure.</numerusform>
            <numerusform>%n sont venues à d’autres heures.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>and %n more list(s)</source>
        <translation>
            <numerusform>et %n autre liste</numerusform>
            <numerusform>et %n autres listes</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Counts</name>
    <message>
        <source>Inside now: {people}</source>
        <translation>À l’intérieur&#x202f;: {people}</translation>
    </message>
    <message>
        <source>As far as this desk knows. It has not heard from the organisers yet.</source>
        <translation>D’après ce poste, qui n’a encore rien reçu de l’organisation.</translation>
    </message>
    <message>
        <source>As of {time}.</source>
        <translation>À {time}.</translation>
    </message>
    <message>
        <source>As far as this desk knows, offline since {time}.</source>
        <translation>D’après ce poste, hors ligne depuis {time}.</translation>
    </message>
    <message>
        <source>Arrived: {here}</source>
        <translation>Arrivées&#x202f;: {here}</translation>
    </message>
    <message>
        <source>Arrived: {here} of {expected}</source>
        <translation>Arrivées&#x202f;: {here} sur {expected}</translation>
    </message>
    <message>
        <source>{here} of {expected}</source>
        <translation>{here} sur {expected}</translation>
    </message>
    <message>
        <source>Perhaps more at {desk}, not heard for {hours} h {minutes} min.</source>
        <translation>Peut-être plus&#x202f;: sans nouvelles de {desk} depuis {hours} h {minutes} min.</translation>
    </message>
    <message>
        <source>Perhaps more at {desk}, not heard for {minutes} min.</source>
        <translation>Peut-être plus&#x202f;: sans nouvelles de {desk} depuis {minutes} min.</translation>
    </message>
    <message>
        <source>another desk</source>
        <translation>un autre poste</translation>
    </message>
    <message>
        <source>Back to work (Esc)</source>
        <translation>Reprendre (Échap)</translation>
    </message>
    <message>
        <source>How many have come</source>
        <translation>Combien de personnes sont là</translation>
    </message>
    <message>
        <source>Nobody has arrived yet</source>
        <translation>Personne n’est encore arrivé</translation>
    </message>
    <message>
        <source>Arrivals per five minutes</source>
        <translation>Arrivées par cinq minutes</translation>
    </message>
    <message>
        <source>{time}: {came}, {people} in all</source>
        <translation>{time}&#x202f;: {came}, {people} en tout</translation>
    </message>
    <message>
        <source>arrived</source>
        <translation>arrivées</translation>
    </message>
    <message>
        <source>in five minutes</source>
        <translation>en cinq minutes</translation>
    </message>
    <message>
        <source>expected</source>
        <translation>attendues</translation>
    </message>
</context>
<context>
    <name>Finding</name>
    <message>
        <source>In since {time}</source>
        <translation>Depuis {time}</translation>
    </message>
</context>
<context>
    <name>Finish</name>
    <message>
        <source>Hold for 3 seconds: erase this laptop&apos;s desk</source>
        <translation>Maintenir 3 secondes&#x202f;: effacer le poste de cet ordinateur</translation>
    </message>
    <message>
        <source>Save a sealed file…</source>
        <translation>Créer un fichier scellé…</translation>
    </message>
    <message numerus="yes">
        <source>%n record(s) left to send</source>
        <translation>
            <numerusform>%n enregistrement à envoyer</numerusform>
            <numerusform>%n enregistrements à envoyer</numerusform>
        </translation>
    </message>
    <message>
        <source>Finish and erase this desk…</source>
        <translation>Terminer et effacer ce poste…</translation>
    </message>
    <message>
        <source>Finish</source>
        <translation>Terminer</translation>
    </message>
    <message>
        <source>When the event is over: all that this desk has recorded is sent, the organisers&apos; computer confirms it, and then all of it is erased here.</source>
        <translation>Quand l’événement est fini&#x202f;: tout ce que ce poste a enregistré est envoyé, l’ordinateur de l’organisation le confirme, puis tout est effacé ici.</translation>
    </message>
    <message>
        <source>Nothing is erased before you have seen that, and held a button.</source>
        <translation>Rien n’est effacé avant que vous ayez vu cela et maintenu un bouton.</translation>
    </message>
    <message>
        <source>Asking the organisers&apos; computer…</source>
        <translation>Demande à l’ordinateur de l’organisation…</translation>
    </message>
    <message>
        <source>Sending</source>
        <translation>Envoi</translation>
    </message>
    <message>
        <source>Not everything could be sent</source>
        <translation>Tout n’a pas pu être envoyé</translation>
    </message>
    <message>
        <source>The organisers&apos; computer does not answer, or does not take everything. Nothing was erased.</source>
        <translation>L’ordinateur de l’organisation ne répond pas, ou ne prend pas tout. Rien n’a été effacé.</translation>
    </message>
    <message>
        <source>Connect this laptop and try again. Or save everything in a sealed file on a USB stick, which only the organisers and the event&apos;s desks can open.</source>
        <translation>Connectez cet ordinateur et réessayez. Ou placez tout dans un fichier scellé sur une clé USB, que seuls l’organisation et les postes de l’événement peuvent ouvrir.</translation>
    </message>
    <message>
        <source>Writing the sealed file, and reading it again</source>
        <translation>Écriture du fichier scellé, puis relecture</translation>
    </message>
    <message>
        <source>Erasing</source>
        <translation>Effacement</translation>
    </message>
    <message>
        <source>Everything has arrived</source>
        <translation>Tout est arrivé</translation>
    </message>
    <message>
        <source>Last record: {head}</source>
        <translation>Dernier enregistrement&#x202f;: {head}</translation>
    </message>
    <message>
        <source>Now this desk can be erased. This cannot be taken back.</source>
        <translation>Ce poste peut maintenant être effacé. C’est définitif.</translation>
    </message>
    <message>
        <source>Everything is in the sealed file</source>
        <translation>Tout est dans le fichier scellé</translation>
    </message>
    <message>
        <source>This did not work. Nothing was erased. Try once more.</source>
        <translation>Cela n’a pas fonctionné. Rien n’a été effacé. Réessayez.</translation>
    </message>
    <message>
        <source>Go on</source>
        <translation>Continuer</translation>
    </message>
    <message>
        <source>Send everything</source>
        <translation>Tout envoyer</translation>
    </message>
    <message>
        <source>Try again</source>
        <translation>Réessayer</translation>
    </message>
</context>
<context>
    <name>FirstRun</name>
    <message>
        <source>Make this laptop a desk</source>
        <translation>Faire de cet ordinateur un poste</translation>
    </message>
    <message>
        <source>One-time address</source>
        <translation>Adresse à usage unique</translation>
    </message>
    <message>
        <source>Name of this desk, as others will see it</source>
        <translation>Nom de ce poste, tel que les autres le verront</translation>
    </message>
    <message>
        <source>Paste it here</source>
        <translation>Collez-la ici</translation>
    </message>
    <message>
        <source>Name of this desk</source>
        <translation>Nom de ce poste</translation>
    </message>
    <message>
        <source>Show the code to the camera</source>
        <translation>Montrer le code à la caméra</translation>
    </message>
    <message>
        <source>Open an event file…</source>
        <translation>Ouvrir un fichier d’événement…</translation>
    </message>
    <message>
        <source>Back</source>
        <translation>Retour</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Annuler</translation>
    </message>
    <message>
        <source>Ask an organiser to let in {} if they see the same six letters:</source>
        <translation>Demandez à l’organisation d’admettre {} si elle voit les mêmes six lettres&#x202f;:</translation>
    </message>
    <message>
        <source>This code is not a one-time address.</source>
        <translation>Ce code n’est pas une adresse à usage unique.</translation>
    </message>
    <message>
        <source>Desk 1, Main entrance</source>
        <translation>Poste 1, entrée principale</translation>
    </message>
    <message>
        <source>The organisers have chosen it</source>
        <translation>Choisi par l’organisation</translation>
    </message>
    <message>
        <source>Join the event</source>
        <translation>Rejoindre l’événement</translation>
    </message>
    <message>
        <source>The organisers give you a one-time address, for this laptop alone, or an event file, for many.</source>
        <translation>L’organisation vous donne une adresse à usage unique, pour cet ordinateur seul, ou un fichier d’événement, pour plusieurs.</translation>
    </message>
    <message>
        <source>Asking the organisers&apos; computer…</source>
        <translation>Demande à l’ordinateur de l’organisation…</translation>
    </message>
</context>
<context>
    <name>Footer</name>
    <message>
        <source>Undo (Ctrl+Z)</source>
        <translation>Annuler (Ctrl+Z)</translation>
    </message>
    <message>
        <source>Hide (Ctrl+L)</source>
        <translation>Masquer (Ctrl+L)</translation>
    </message>
    <message>
        <source>Help (F1)</source>
        <translation>Aide (F1)</translation>
    </message>
    <message>
        <source>{here} here</source>
        <translation>Présents&#x202f;: {here}</translation>
    </message>
    <message>
        <source>of {expected}</source>
        <translation>sur {expected}</translation>
    </message>
</context>
<context>
    <name>Guide</name>
    <message>
        <source>A…Z: No code? Type the name</source>
        <translation>A…Z&#x202f;: Sans code, le nom</translation>
    </message>
    <message>
        <source>A…Z: Not read? The short code</source>
        <translation>A…Z&#x202f;: Illisible&#x202f;? Le code court</translation>
    </message>
    <message>
        <source>Enter: Choose; again: check in</source>
        <translation>Entrée&#x202f;: Choisir, puis valider</translation>
    </message>
    <message>
        <source>Esc: Go back</source>
        <translation>Échap&#x202f;: Revenir</translation>
    </message>
    <message>
        <source>Ctrl+Z: Wrong person? Undo</source>
        <translation>Ctrl+Z&#x202f;: Erreur&#x202f;? Annuler</translation>
    </message>
    <message>
        <source>Ctrl+L: Hide the screen</source>
        <translation>Ctrl+L&#x202f;: Masquer l’écran</translation>
    </message>
    <message>
        <source>F2: Send to the help desk</source>
        <translation>F2&#x202f;: Envoyer à l’accueil</translation>
    </message>
    <message>
        <source>F4: How many have come</source>
        <translation>F4&#x202f;: Combien sont là</translation>
    </message>
    <message>
        <source>F7: Another language</source>
        <translation>F7&#x202f;: Autre langue</translation>
    </message>
    <message>
        <source>F8: Sound off and on</source>
        <translation>F8&#x202f;: Son oui ou non</translation>
    </message>
    <message>
        <source>F9: Another camera</source>
        <translation>F9&#x202f;: Autre caméra</translation>
    </message>
    <message>
        <source>F10: Look this laptop over</source>
        <translation>F10&#x202f;: Contrôler cet ordinateur</translation>
    </message>
    <message>
        <source>Welcome them</source>
        <translation>Souhaitez la bienvenue</translation>
    </message>
    <message>
        <source>Checked in: read the line</source>
        <translation>Entrée faite&#x202f;: lisez la ligne</translation>
    </message>
    <message>
        <source>In already: who was it?</source>
        <translation>Déjà là&#x202f;: qui était-ce&#x202f;?</translation>
    </message>
    <message>
        <source>Not now: help desk, F2</source>
        <translation>Pas maintenant&#x202f;: accueil, F2</translation>
    </message>
    <message>
        <source>Whom to ask</source>
        <translation>À qui demander</translation>
    </message>
</context>
<context>
    <name>HelpDesk</name>
    <message>
        <source>Somebody who is not on the list</source>
        <translation>Quelqu’un qui n’est pas sur la liste</translation>
    </message>
    <message>
        <source>In the place of {name}</source>
        <translation>À la place de {name}</translation>
    </message>
    <message>
        <source>This is not a spare badge of this event.</source>
        <translation>Ce n’est pas un badge de réserve de cet événement.</translation>
    </message>
    <message>
        <source>This badge is somebody&apos;s already. Take another spare one.</source>
        <translation>Ce badge appartient déjà à quelqu’un. Prenez-en un autre de réserve.</translation>
    </message>
    <message>
        <source>This badge is no longer valid. Take another spare one.</source>
        <translation>Ce badge n’est plus valable. Prenez-en un autre de réserve.</translation>
    </message>
    <message>
        <source>This place is cancelled, or somebody has taken it already.</source>
        <translation>Cette place est annulée, ou quelqu’un l’a déjà prise.</translation>
    </message>
    <message>
        <source>Write down the name first.</source>
        <translation>Écrivez d’abord le nom.</translation>
    </message>
    <message>
        <source>A name has 200 letters at most.</source>
        <translation>Un nom a 200 lettres au plus.</translation>
    </message>
    <message>
        <source>There is no check-in list on this laptop yet.</source>
        <translation>Il n’y a pas encore de liste d’entrée sur cet ordinateur.</translation>
    </message>
    <message>
        <source>This desk may not write names down. Use a help desk.</source>
        <translation>Ce poste ne peut pas écrire de noms. Adressez-vous à l’accueil.</translation>
    </message>
    <message>
        <source>Help desk</source>
        <translation>Accueil</translation>
    </message>
    <message>
        <source>No staff PIN has come to this laptop yet.</source>
        <translation>Aucun code PIN du personnel n’est encore arrivé sur cet ordinateur.</translation>
    </message>
    <message>
        <source>The organisers set it with: checkin pin</source>
        <translation>L’organisation le choisit avec&#x202f;: checkin pin</translation>
    </message>
    <message>
        <source>For staff. Badges can be scanned all the while.</source>
        <translation>Pour le personnel. On peut scanner des badges pendant ce temps.</translation>
    </message>
    <message>
        <source>Staff PIN, six digits</source>
        <translation>Code PIN du personnel, six chiffres</translation>
    </message>
    <message>
        <source>Open the help desk</source>
        <translation>Ouvrir l’accueil</translation>
    </message>
    <message>
        <source>The staff PIN has six digits.</source>
        <translation>Le code PIN du personnel a six chiffres.</translation>
    </message>
    <message>
        <source>That did not open it. Try again in {seconds} s.</source>
        <translation>Ce code PIN n’ouvre pas. Réessayez dans {seconds} s.</translation>
    </message>
    <message>
        <source>For somebody on the list: show the badge or type the name, then F2.</source>
        <translation>Pour quelqu’un de la liste&#x202f;: montrez le badge ou tapez le nom, puis F2.</translation>
    </message>
    <message>
        <source>Sent by the lanes</source>
        <translation>Personnes envoyées par les files</translation>
    </message>
    <message>
        <source>{count} waiting</source>
        <translation>{count} en attente</translation>
    </message>
    <message>
        <source>Admitted at two desks</source>
        <translation>Personnes entrées à deux postes</translation>
    </message>
    <message>
        <source>{count} to settle</source>
        <translation>{count} à trancher</translation>
    </message>
    <message>
        <source>Settings of this desk</source>
        <translation>Réglages de ce poste</translation>
    </message>
    <message>
        <source>Close the help desk (Esc)</source>
        <translation>Fermer l’accueil (Échap)</translation>
    </message>
    <message>
        <source>Check in</source>
        <translation>Enregistrer</translation>
    </message>
    <message>
        <source>Admit anyway</source>
        <translation>Faire entrer quand même</translation>
    </message>
    <message>
        <source>Check out</source>
        <translation>Enregistrer la sortie</translation>
    </message>
    <message>
        <source>Take the check-in back</source>
        <translation>Annuler l’entrée</translation>
    </message>
    <message>
        <source>Another badge</source>
        <translation>Un autre badge</translation>
    </message>
    <message>
        <source>Somebody comes in their place</source>
        <translation>Quelqu’un vient à sa place</translation>
    </message>
    <message>
        <source>The old badge is good again</source>
        <translation>L’ancien badge vaut de nouveau</translation>
    </message>
    <message>
        <source>Take the registration back</source>
        <translation>Annuler l’inscription</translation>
    </message>
    <message>
        <source>Check in their organisation together</source>
        <translation>Enregistrer son organisation ensemble</translation>
    </message>
    <message>
        <source>Done, nothing more to do</source>
        <translation>Fait, rien de plus à faire</translation>
    </message>
    <message>
        <source>In since {time}, as was settled.</source>
        <translation>À l’intérieur depuis {time}, comme il a été décidé.</translation>
    </message>
    <message>
        <source>In since {time}.</source>
        <translation>À l’intérieur depuis {time}.</translation>
    </message>
    <message>
        <source>Cancelled, or another person has the place.</source>
        <translation>Annulé, ou une autre personne a la place.</translation>
    </message>
    <message>
        <source>Not here yet.</source>
        <translation>Pas encore là.</translation>
    </message>
    <message>
        <source>Listed for another day</source>
        <translation>Inscription pour un autre jour</translation>
    </message>
    <message>
        <source>The list is for others</source>
        <translation>La liste est pour d’autres personnes</translation>
    </message>
    <message>
        <source>Before it opens, or after it closed</source>
        <translation>Avant l’ouverture ou après la fermeture</translation>
    </message>
    <message>
        <source>Registered late</source>
        <translation>Inscription tardive</translation>
    </message>
    <message>
        <source>An organiser asked for it</source>
        <translation>L’organisation l’a demandé</translation>
    </message>
    <message>
        <source>It was a mistake</source>
        <translation>C’était une erreur</translation>
    </message>
    <message>
        <source>It was the wrong person</source>
        <translation>C’était la mauvaise personne</translation>
    </message>
    <message>
        <source>They did not enter</source>
        <translation>La personne n’est pas entrée</translation>
    </message>
    <message>
        <source>It was practice</source>
        <translation>C’était un exercice</translation>
    </message>
    <message>
        <source>The old one is lost</source>
        <translation>L’ancien est perdu</translation>
    </message>
    <message>
        <source>The old one was forgotten</source>
        <translation>L’ancien a été oublié</translation>
    </message>
    <message>
        <source>The old one cannot be read</source>
        <translation>L’ancien est illisible</translation>
    </message>
    <message>
        <source>The old one was stolen</source>
        <translation>L’ancien a été volé</translation>
    </message>
    <message>
        <source>The same person, twice</source>
        <translation>La même personne, deux fois</translation>
    </message>
    <message>
        <source>The other was the wrong person</source>
        <translation>L’autre était la mauvaise personne</translation>
    </message>
    <message>
        <source>The code was copied</source>
        <translation>Le code a été copié</translation>
    </message>
    <message>
        <source>Why? It is kept with the record.</source>
        <translation>Pourquoi&#x202f;? C’est gardé avec l’enregistrement.</translation>
    </message>
    <message>
        <source>The name as it may be shown. Enter goes on.</source>
        <translation>Le nom tel qu’il peut être montré. Entrée continue.</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>Nom</translation>
    </message>
    <message>
        <source>Organisation</source>
        <translation>Son organisation</translation>
    </message>
    <message>
        <source>Go on</source>
        <translation>Continuer</translation>
    </message>
    <message>
        <source>For which lists? Space ticks, Enter goes on.</source>
        <translation>Pour quelles listes&#x202f;? Espace coche, Entrée continue.</translation>
    </message>
    <message>
        <source>Tick a list first.</source>
        <translation>Cochez d’abord une liste.</translation>
    </message>
    <message>
        <source>Show a spare badge to the camera, or type the code under it.</source>
        <translation>Montrez un badge de réserve à la caméra, ou tapez le code en dessous.</translation>
    </message>
    <message>
        <source>Enter without one gives none.</source>
        <translation>Entrée sans code n’en donne aucun.</translation>
    </message>
    <message>
        <source>Code of the spare badge</source>
        <translation>Code du badge de réserve</translation>
    </message>
    <message>
        <source>Space ticks, Enter checks in all who are ticked.</source>
        <translation>Espace coche, Entrée enregistre toutes les personnes cochées.</translation>
    </message>
    <message>
        <source>Check in all who are ticked</source>
        <translation>Enregistrer les personnes cochées</translation>
    </message>
    <message>
        <source>Nobody is waiting.</source>
        <translation>Personne n’attend.</translation>
    </message>
    <message>
        <source>None to settle, as far as this desk has heard.</source>
        <translation>Rien à trancher, pour autant que ce poste le sache.</translation>
    </message>
    <message>
        <source>order uncertain</source>
        <translation>ordre incertain</translation>
    </message>
    <message>
        <source>Which one counts? Both stay in the log.</source>
        <translation>Laquelle compte&#x202f;? Les deux restent dans le journal.</translation>
    </message>
    <message>
        <source>The clocks cannot tell which was first.</source>
        <translation>Les horloges ne peuvent dire laquelle était la première.</translation>
    </message>
    <message>
        <source>{when} at {desk}</source>
        <translation>{when}, {desk}</translation>
    </message>
    <message>
        <source>On the list now</source>
        <translation>Sur la liste maintenant</translation>
    </message>
    <message>
        <source>The spare badge is theirs now.</source>
        <translation>Le badge de réserve est à cette personne.</translation>
    </message>
    <message>
        <source>They have no badge: find them by name.</source>
        <translation>Sans badge&#x202f;: à trouver par le nom.</translation>
    </message>
    <message>
        <source>Enter checks in, Esc goes back.</source>
        <translation>Entrée enregistre, Échap revient.</translation>
    </message>
    <message>
        <source>Not for this desk&apos;s list: nothing to check in now.</source>
        <translation>Pas sur la liste de ce poste&#x202f;: rien à enregistrer maintenant.</translation>
    </message>
    <message>
        <source>Not now</source>
        <translation>Pas maintenant</translation>
    </message>
    <message>
        <source>Badge replaced</source>
        <translation>Badge remplacé</translation>
    </message>
    <message>
        <source>The old one is good no more, here and wherever it is heard.</source>
        <translation>L’ancien ne vaut plus, ici et partout où la nouvelle arrive.</translation>
    </message>
    <message>
        <source>Not checked in: {names}</source>
        <translation>Entrée non enregistrée&#x202f;: {names}</translation>
    </message>
    <message>
        <source>{count} checked in</source>
        <translation>Entrées enregistrées&#x202f;: {count}</translation>
    </message>
</context>
<context>
    <name>Idle</name>
    <message>
        <source>One moment</source>
        <translation>Un instant</translation>
    </message>
    <message>
        <source>Reading what was recorded</source>
        <translation>Lecture de ce qui a été enregistré</translation>
    </message>
    <message>
        <source>Check people in again</source>
        <translation>Enregistrer de nouveau les entrées</translation>
    </message>
    <message>
        <source>Check people out</source>
        <translation>Enregistrer les sorties</translation>
    </message>
    <message>
        <source>Close the help desk</source>
        <translation>Fermer l’accueil</translation>
    </message>
    <message>
        <source>Where is the help desk? (F2)</source>
        <translation>Où est l’accueil&#x202f;? (F2)</translation>
    </message>
    <message>
        <source>Help desk… (F2)</source>
        <translation>Accueil… (F2)</translation>
    </message>
</context>
<context>
    <name>Joining</name>
    <message>
        <source>Event files (*.checkin-event)</source>
        <translation>Fichiers d’événement (*.checkin-event)</translation>
    </message>
    <message>
        <source>Open an event file</source>
        <translation>Ouvrir un fichier d’événement</translation>
    </message>
</context>
<context>
    <name>LanguageButton</name>
    <message>
        <source>Language: {language} (F7)</source>
        <translation>Langue&#x202f;: {language} (F7)</translation>
    </message>
</context>
<context>
    <name>Laptop</name>
    <message>
        <source>This laptop… (F10)</source>
        <translation>Cet ordinateur… (F10)</translation>
    </message>
    <message>
        <source>This laptop</source>
        <translation>Cet ordinateur</translation>
    </message>
    <message>
        <source>While this page is open, nobody is checked in here.</source>
        <translation>Tant que cette page est ouverte, personne n’est enregistré ici.</translation>
    </message>
    <message>
        <source>Back (Esc)</source>
        <translation>Retour (Échap)</translation>
    </message>
    <message>
        <source>Self-test: is this laptop ready?</source>
        <translation>Autotest&#x202f;: cet ordinateur est-il prêt&#x202f;?</translation>
    </message>
</context>
<context>
    <name>LockPage</name>
    <message>
        <source>This desk is locked</source>
        <translation>Ce poste est verrouillé</translation>
    </message>
    <message>
        <source>Staff PIN</source>
        <translation>Code PIN du personnel</translation>
    </message>
    <message>
        <source>6 digits</source>
        <translation>6 chiffres</translation>
    </message>
    <message>
        <source>Open the desk</source>
        <translation>Ouvrir le poste</translation>
    </message>
    <message>
        <source>Ask an organiser to open this desk</source>
        <translation>Demander à l’organisation d’ouvrir ce poste</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Annuler</translation>
    </message>
    <message>
        <source>No card or PIN here? Ask an organiser. Nothing that was saved is lost.</source>
        <translation>Ni carte ni code PIN ici&#x202f;? Demandez à l’organisation. Rien de ce qui est enregistré n’est perdu.</translation>
    </message>
    <message>
        <source>This is not a desk card.</source>
        <translation>Ce n’est pas une carte de poste.</translation>
    </message>
    <message>
        <source>Show the desk card first.</source>
        <translation>Montrez d’abord la carte de poste.</translation>
    </message>
    <message>
        <source>Opening…</source>
        <translation>Ouverture…</translation>
    </message>
    <message>
        <source>Asking the organisers&apos; computer…</source>
        <translation>Demande à l’ordinateur de l’organisation…</translation>
    </message>
    <message>
        <source>Ask an organiser to open {} if they see the same six letters:</source>
        <translation>Demandez à l’organisation d’ouvrir {} si elle voit les mêmes six lettres&#x202f;:</translation>
    </message>
    <message>
        <source>Type the staff PIN.</source>
        <translation>Tapez le code PIN du personnel.</translation>
    </message>
    <message>
        <source>Show the desk card to the camera.</source>
        <translation>Montrez la carte de poste à la caméra.</translation>
    </message>
    <message>
        <source>The desk card was read. Now type the staff PIN.</source>
        <translation>La carte de poste est lue. Tapez maintenant le code PIN du personnel.</translation>
    </message>
    <message>
        <source>The next try in {seconds} s.</source>
        <translation>Prochain essai dans {seconds} s.</translation>
    </message>
    <message>
        <source>The next try in {minutes} min.</source>
        <translation>Prochain essai dans {minutes} min.</translation>
    </message>
    <message>
        <source>Hide the PIN</source>
        <translation>Masquer le code PIN</translation>
    </message>
    <message>
        <source>Show the PIN</source>
        <translation>Afficher le code PIN</translation>
    </message>
</context>
<context>
    <name>Matter</name>
    <message>
        <source>Camera</source>
        <translation>Caméra</translation>
    </message>
    <message>
        <source>Sharpness</source>
        <translation>Netteté</translation>
    </message>
    <message>
        <source>Pictures</source>
        <translation>Images</translation>
    </message>
    <message>
        <source>Test code</source>
        <translation>Code d’essai</translation>
    </message>
    <message>
        <source>Sounds</source>
        <translation>Sons</translation>
    </message>
    <message>
        <source>Saving</source>
        <translation>Enregistrement</translation>
    </message>
    <message>
        <source>Disk</source>
        <translation>Disque</translation>
    </message>
    <message>
        <source>List</source>
        <translation>Liste</translation>
    </message>
    <message>
        <source>Letters</source>
        <translation>Lettres</translation>
    </message>
    <message>
        <source>Server</source>
        <translation>Serveur</translation>
    </message>
    <message>
        <source>Clock</source>
        <translation>Horloge</translation>
    </message>
    <message>
        <source>Time zone</source>
        <translation>Fuseau horaire</translation>
    </message>
    <message>
        <source>Program</source>
        <translation>Programme</translation>
    </message>
    <message>
        <source>Sleep</source>
        <translation>Veille</translation>
    </message>
    <message>
        <source>Power</source>
        <translation>Alimentation</translation>
    </message>
    <message>
        <source>Screen</source>
        <translation>Écran</translation>
    </message>
    <message>
        <source>Disk encryption</source>
        <translation>Chiffrement du disque</translation>
    </message>
    <message>
        <source>Key</source>
        <translation>Clé</translation>
    </message>
    <message>
        <source>Lock</source>
        <translation>Verrou</translation>
    </message>
</context>
<context>
    <name>Opening</name>
    <message>
        <source>Desk</source>
        <translation>Poste</translation>
    </message>
    <message>
        <source>This desk is open already. Its window comes to the front.</source>
        <translation>Ce poste est déjà ouvert. Sa fenêtre passe devant.</translation>
    </message>
</context>
<context>
    <name>Panic</name>
    <message>
        <source>Staff PIN, six digits</source>
        <translation>Code PIN du personnel, six chiffres</translation>
    </message>
    <message>
        <source>Erase now</source>
        <translation>Effacer maintenant</translation>
    </message>
    <message>
        <source>Back (Esc)</source>
        <translation>Retour (Échap)</translation>
    </message>
    <message>
        <source>Erase this desk now?</source>
        <translation>Effacer ce poste maintenant&#x202f;?</translation>
    </message>
    <message>
        <source>This cannot be taken back.</source>
        <translation>C’est définitif.</translation>
    </message>
    <message>
        <source>Hold once more: erase now</source>
        <translation>Maintenir encore une fois&#x202f;: effacer maintenant</translation>
    </message>
    <message>
        <source>Erase this desk</source>
        <translation>Effacer ce poste</translation>
    </message>
    <message>
        <source>Everything of the event goes from this laptop, the key first. It needs no network.</source>
        <translation>Tout ce qui concerne l’événement disparaît de cet ordinateur, la clé d’abord. Aucun réseau n’est nécessaire.</translation>
    </message>
    <message>
        <source>Check-ins that the server has not received stay in the black box file, which only the organisers can open.</source>
        <translation>Les enregistrements que le serveur n’a pas reçus restent dans le fichier boîte noire, que seule l’organisation peut ouvrir.</translation>
    </message>
    <message>
        <source>Hold for 3 seconds</source>
        <translation>Maintenir 3 secondes</translation>
    </message>
</context>
<context>
    <name>Refusal</name>
    <message>
        <source>The server cannot be reached.</source>
        <translation>Le serveur est injoignable.</translation>
    </message>
    <message>
        <source>The address answered, but not as a Checkin server. Check the address.</source>
        <translation>L’adresse a répondu, mais ce n’est pas un serveur Checkin. Vérifiez l’adresse.</translation>
    </message>
    <message>
        <source>This address cannot be used. Copy it again, whole.</source>
        <translation>Cette adresse est inutilisable. Copiez-la à nouveau, en entier.</translation>
    </message>
    <message>
        <source>Somebody answered who cannot prove to be the server of this event. Nothing was sent. Use another network, and tell the organisers.</source>
        <translation>Quelqu’un a répondu sans pouvoir prouver qu’il est le serveur de cet événement. Rien n’a été envoyé. Utilisez un autre réseau et prévenez l’organisation.</translation>
    </message>
    <message>
        <source>The server’s certificate is out of date by this laptop’s clock. Check this laptop’s date and time, and tell the organisers.</source>
        <translation>Selon l’horloge de cet ordinateur, le certificat du serveur n’est plus valable. Vérifiez la date et l’heure de cet ordinateur et prévenez l’organisation.</translation>
    </message>
    <message>
        <source>What answered at the server’s address does not encrypt. Nothing was sent. Use another network, or ask the organisers for a new address.</source>
        <translation>Ce qui a répondu à l’adresse du serveur ne chiffre pas. Rien n’a été envoyé. Utilisez un autre réseau ou demandez une nouvelle adresse à l’organisation.</translation>
    </message>
    <message>
        <source>What answered at the server’s address encrypts in an old way. Nothing was sent. Use another network, and tell the organisers.</source>
        <translation>Ce qui a répondu à l’adresse du serveur chiffre d’une manière ancienne. Rien n’a été envoyé. Utilisez un autre réseau et prévenez l’organisation.</translation>
    </message>
    <message>
        <source>This one-time address is for another server. Ask the organiser for a new one.</source>
        <translation>Cette adresse à usage unique est pour un autre serveur. Demandez-en une nouvelle à l’organisation.</translation>
    </message>
    <message>
        <source>The organisers have not let this desk in. Ask them for a new address.</source>
        <translation>L’organisation n’a pas admis ce poste. Demandez-lui une nouvelle adresse.</translation>
    </message>
    <message>
        <source>The organisers have retired this desk. Use another one.</source>
        <translation>L’organisation a retiré ce poste. Utilisez-en un autre.</translation>
    </message>
    <message>
        <source>This event is over: its server talks to desks no more. Bring this laptop to the organisers.</source>
        <translation>Cet événement est terminé&#x202f;: son serveur ne parle plus aux postes. Apportez cet ordinateur à l’organisation.</translation>
    </message>
    <message>
        <source>This is not a desk address. It looks like https://192.168.1.5:8321/#ABCD.EFGH… and “checkin invite” prints a new one.</source>
        <translation>Ce n’est pas une adresse de poste. Elle ressemble à https://192.168.1.5:8321/#ABCD.EFGH… et «&#x202f;checkin invite&#x202f;» en imprime une nouvelle.</translation>
    </message>
    <message>
        <source>This one-time address is not valid, or was used already. Ask the organiser for a new one.</source>
        <translation>Cette adresse à usage unique n’est pas bonne, ou a déjà servi. Demandez-en une nouvelle à l’organisation.</translation>
    </message>
    <message>
        <source>This one-time address is out of date. Ask the organiser for a new one.</source>
        <translation>Cette adresse à usage unique a expiré. Demandez-en une nouvelle à l’organisation.</translation>
    </message>
    <message>
        <source>The desk card or the PIN is not right.</source>
        <translation>La carte de poste ou le code PIN n’est pas le bon.</translation>
    </message>
    <message>
        <source>This is not the staff PIN.</source>
        <translation>Ce n’est pas le code PIN du personnel.</translation>
    </message>
    <message>
        <source>Wait a moment before the next try.</source>
        <translation>Attendez un moment avant le prochain essai.</translation>
    </message>
    <message>
        <source>A staff PIN has 6 digits.</source>
        <translation>Un code PIN du personnel a 6 chiffres.</translation>
    </message>
    <message>
        <source>This desk card is of another event.</source>
        <translation>Cette carte de poste est celle d’un autre événement.</translation>
    </message>
    <message>
        <source>This desk cannot be opened on this computer: part of its key is kept by the computer that it was set up on.</source>
        <translation>Ce poste ne peut pas être ouvert sur cet ordinateur&#x202f;: une partie de sa clé est gardée par l’ordinateur sur lequel il a été installé.</translation>
    </message>
    <message>
        <source>This computer&apos;s keychain does not answer. Unlock it, and open the desk again.</source>
        <translation>Le trousseau de cet ordinateur ne répond pas. Déverrouillez-le, puis rouvrez le poste.</translation>
    </message>
    <message>
        <source>This computer has too little memory free. Close other programs and try again.</source>
        <translation>Cet ordinateur n’a pas assez de mémoire libre. Fermez d’autres programmes et réessayez.</translation>
    </message>
    <message>
        <source>The organisers have not opened this desk. Ask them.</source>
        <translation>L’organisation n’a pas ouvert ce poste. Adressez-vous à elle.</translation>
    </message>
    <message>
        <source>This desk is to be erased. Open it here, with the desk card and the staff PIN: it then sends what it has, and erases itself.</source>
        <translation>Ce poste doit être effacé. Ouvrez-le ici, avec la carte de poste et le code PIN du personnel&#x202f;: il envoie alors ce qu’il a, puis s’efface.</translation>
    </message>
    <message>
        <source>The server cannot open this desk now. Once it was opened here, the server can again.</source>
        <translation>Le serveur ne peut pas ouvrir ce poste maintenant. Une fois le poste ouvert ici, le serveur le pourra de nouveau.</translation>
    </message>
    <message>
        <source>What the server has kept does not open this desk. Open it here.</source>
        <translation>Ce que le serveur a gardé n’ouvre pas ce poste. Ouvrez-le ici.</translation>
    </message>
    <message>
        <source>The desk&apos;s folder cannot be written to, so no PIN can be tried.</source>
        <translation>Le dossier du poste ne peut pas être écrit&#x202f;: aucun code PIN ne peut être essayé.</translation>
    </message>
    <message>
        <source>This is not an event file. Choose the file that the organisers gave you: its name ends in .checkin-event.</source>
        <translation>Ce n’est pas un fichier d’événement. Choisissez le fichier que l’organisation vous a donné&#x202f;: son nom se termine par .checkin-event.</translation>
    </message>
    <message>
        <source>The event file cannot be read. Copy it to this laptop and open it there.</source>
        <translation>Le fichier d’événement ne peut pas être lu. Copiez-le sur cet ordinateur et ouvrez-le de là.</translation>
    </message>
    <message>
        <source>A newer version of Checkin made this event file. Install that version on this laptop first.</source>
        <translation>Une version plus récente de Checkin a créé ce fichier d’événement. Installez d’abord cette version sur cet ordinateur.</translation>
    </message>
    <message>
        <source>This is not the passphrase of this event file. Look at it again.</source>
        <translation>Ce n’est pas la phrase secrète de ce fichier d’événement. Vérifiez-la.</translation>
    </message>
    <message>
        <source>The passphrase of an event file has 16 letters and digits.</source>
        <translation>La phrase secrète d’un fichier d’événement compte 16 lettres et chiffres.</translation>
    </message>
    <message>
        <source>This event file is not as the organisers made it: it was cut off or changed. Copy it again, or ask them for a new one.</source>
        <translation>Ce fichier d’événement n’est pas tel que l’organisation l’a créé&#x202f;: il a été tronqué ou modifié. Copiez-le de nouveau ou demandez-lui-en un autre.</translation>
    </message>
    <message>
        <source>By this laptop’s clock this event file is out of date. Set the clock if it is wrong, else ask the organisers for a new file.</source>
        <translation>D’après l’horloge de cet ordinateur, ce fichier d’événement est périmé. Réglez l’horloge si elle est fausse, sinon demandez un nouveau fichier à l’organisation.</translation>
    </message>
    <message>
        <source>This laptop’s clock is wrong: by it, this event file has not been made yet. Set its date and time, and open the file again.</source>
        <translation>L’horloge de cet ordinateur est fausse&#x202f;: selon elle, ce fichier d’événement n’existe pas encore. Réglez la date et l’heure, puis rouvrez le fichier.</translation>
    </message>
    <message>
        <source>This laptop is a desk of another event. Erase that desk first, or use another laptop.</source>
        <translation>Cet ordinateur est un poste d’un autre événement. Effacez d’abord ce poste, ou utilisez un autre ordinateur.</translation>
    </message>
    <message>
        <source>This laptop is a desk of this event already. Open the desk and go on.</source>
        <translation>Cet ordinateur est déjà un poste de cet événement. Ouvrez le poste et continuez.</translation>
    </message>
    <message>
        <source>This place of the event file is in use on another laptop. Ask an organiser to let it in; all is kept.</source>
        <translation>Un autre ordinateur occupe cette place. Demandez à l’organisation d’admettre celui-ci&#x202f;; tout est conservé.</translation>
    </message>
    <message>
        <source>The event file of this desk is out of date. Ask an organiser to let it in; all is kept.</source>
        <translation>Le fichier d’événement de ce poste est périmé. Demandez à l’organisation de l’admettre&#x202f;; tout est conservé.</translation>
    </message>
    <message>
        <source>The event file of this desk was withdrawn. Ask an organiser to let it in; all is kept.</source>
        <translation>Le fichier d’événement de ce poste a été retiré. Demandez à l’organisation de l’admettre&#x202f;; tout est conservé.</translation>
    </message>
    <message>
        <source>The server does not know the event file of this desk. Ask an organiser to let it in; all is kept.</source>
        <translation>Le serveur ne connaît pas le fichier d’événement de ce poste. Demandez à l’organisation de l’admettre&#x202f;; tout est conservé.</translation>
    </message>
    <message>
        <source>What came is not what the server says it has. Fetch it once more.</source>
        <translation>Ce qui est arrivé n’est pas ce que le serveur annonce. Récupérez-le encore une fois.</translation>
    </message>
    <message>
        <source>It cannot be saved: the disk is full, or the folder cannot be written to.</source>
        <translation>Impossible d’enregistrer&#x202f;: le disque est plein, ou le dossier n’est pas accessible en écriture.</translation>
    </message>
    <message>
        <source>Nothing newer is offered from two days before the event until its end.</source>
        <translation>Rien de plus récent n’est proposé de deux jours avant l’événement jusqu’à sa fin.</translation>
    </message>
    <message>
        <source>This desk&apos;s Checkin is too old for its server. Go on: all is kept here. Tell the organisers to install the newer version.</source>
        <translation>Le Checkin de ce poste est trop ancien pour son serveur. Continuez&#x202f;: tout est gardé ici. Dites à l’organisation d’installer la nouvelle version.</translation>
    </message>
    <message>
        <source>This database was made by another version of Checkin. Use the version that made it, or a newer one.</source>
        <translation>Cette base de données a été créée par une autre version de Checkin. Utilisez cette version, ou une plus récente.</translation>
    </message>
    <message>
        <source>A newer version of Checkin has changed this desk. Install that version again, or go back to the copy from before it with “checkin desk --go-back”.</source>
        <translation>Une version plus récente de Checkin a modifié ce poste. Réinstallez cette version, ou revenez à la copie d’avant avec «&#x202f;checkin desk --go-back&#x202f;».</translation>
    </message>
    <message>
        <source>This desk cannot go back: check-ins were saved since. Install the newer version of Checkin again.</source>
        <translation>Ce poste ne peut pas revenir en arrière&#x202f;: des enregistrements ont été faits depuis. Réinstallez la version plus récente de Checkin.</translation>
    </message>
</context>
<context>
    <name>Rows</name>
    <message>
        <source>People found</source>
        <translation>Personnes trouvées</translation>
    </message>
    <message>
        <source>Similar spellings</source>
        <translation>Orthographes proches</translation>
    </message>
    <message>
        <source>Arrows move, Enter chooses, Esc goes back</source>
        <translation>Flèches pour bouger, Entrée pour choisir, Échap pour revenir</translation>
    </message>
    <message>
        <source>Nobody of that name. Perhaps one of these</source>
        <translation>Personne de ce nom. Peut-être l’une de ces personnes</translation>
    </message>
    <message>
        <source>This desk holds no names. Type the whole short code</source>
        <translation>Ce poste ne connaît aucun nom. Tapez tout le code court</translation>
    </message>
    <message>
        <source>Reading the list. Codes work already</source>
        <translation>Lecture de la liste. Les codes marchent déjà</translation>
    </message>
    <message>
        <source>Nobody of that name. Try fewer letters, or the code</source>
        <translation>Personne de ce nom. Essayez moins de lettres, ou le code</translation>
    </message>
    <message>
        <source>Two letters or more</source>
        <translation>Deux lettres au moins</translation>
    </message>
</context>
<context>
    <name>SearchField</name>
    <message>
        <source>Type a name or a code</source>
        <translation>Tapez un nom ou un code</translation>
    </message>
    <message>
        <source>Type the short code under the QR code</source>
        <translation>Tapez le code court sous le code QR</translation>
    </message>
</context>
<context>
    <name>SelfTest</name>
    <message>
        <source>Left out.</source>
        <translation>Laissé de côté.</translation>
    </message>
    <message>
        <source>Not looked at: there is no picture.</source>
        <translation>Non contrôlé&#x202f;: il n’y a pas d’image.</translation>
    </message>
    <message>
        <source>No camera was found.</source>
        <translation>Aucune caméra n’a été trouvée.</translation>
    </message>
    <message>
        <source>None is plugged in, or the system does not know it.</source>
        <translation>Aucune n’est branchée, ou le système ne la connaît pas.</translation>
    </message>
    <message>
        <source>Plug the camera in, or switch it on at its key or slide.</source>
        <translation>Branchez la caméra, ou activez-la par sa touche ou son volet.</translation>
    </message>
    <message>
        <source>The camera gives no picture.</source>
        <translation>La caméra ne donne pas d’image.</translation>
    </message>
    <message>
        <source>Another program is using it.</source>
        <translation>Un autre programme l’utilise.</translation>
    </message>
    <message>
        <source>Close calls, browsers and camera programs, then Again.</source>
        <translation>Fermez les appels, navigateurs et programmes de caméra, puis «&#x202f;Recommencer&#x202f;».</translation>
    </message>
    <message>
        <source>This computer does not let Checkin use the camera.</source>
        <translation>Cet ordinateur ne laisse pas Checkin utiliser la caméra.</translation>
    </message>
    <message>
        <source>The system&apos;s privacy settings forbid it.</source>
        <translation>Les réglages de confidentialité du système l’interdisent.</translation>
    </message>
    <message>
        <source>Allow the camera for Checkin in the system&apos;s settings.</source>
        <translation>Autorisez la caméra pour Checkin dans les réglages du système.</translation>
    </message>
    <message>
        <source>The camera has stopped.</source>
        <translation>La caméra s’est arrêtée.</translation>
    </message>
    <message>
        <source>Its cable is loose, or its driver hangs.</source>
        <translation>Son câble est mal branché, ou son pilote est bloqué.</translation>
    </message>
    <message>
        <source>Unplug the camera and plug it in again, then Again.</source>
        <translation>Débranchez puis rebranchez la caméra, puis «&#x202f;Recommencer&#x202f;».</translation>
    </message>
    <message>
        <source>The camera sees nothing.</source>
        <translation>La caméra ne voit rien.</translation>
    </message>
    <message>
        <source>Its lens is covered, or faces something of one colour.</source>
        <translation>Son objectif est couvert, ou devant quelque chose d’une seule couleur.</translation>
    </message>
    <message>
        <source>Open the slide or take the sticker off the lens, then Again.</source>
        <translation>Ouvrez le volet ou ôtez l’autocollant de l’objectif, puis «&#x202f;Recommencer&#x202f;».</translation>
    </message>
    <message>
        <source>The camera&apos;s picture is dark.</source>
        <translation>L’image de la caméra est sombre.</translation>
    </message>
    <message>
        <source>There is too little light on what it sees.</source>
        <translation>Ce qu’elle voit est trop peu éclairé.</translation>
    </message>
    <message>
        <source>Put a lamp beside the screen, or turn the desk to the light.</source>
        <translation>Placez une lampe près de l’écran, ou tournez le poste vers la lumière.</translation>
    </message>
    <message>
        <source>The camera gives a picture.</source>
        <translation>La caméra donne une image.</translation>
    </message>
    <message>
        <source>Sharp enough: a code was read.</source>
        <translation>Assez nette&#x202f;: un code a été lu.</translation>
    </message>
    <message>
        <source>A code is in view and cannot be read.</source>
        <translation>Un code est visible et ne peut pas être lu.</translation>
    </message>
    <message>
        <source>It is too far, moves, or the lens is out of focus or dirty.</source>
        <translation>Il est trop loin, bouge, ou l’objectif est mal réglé ou sale.</translation>
    </message>
    <message>
        <source>Wipe the lens, turn its ring, hold the code still and closer.</source>
        <translation>Essuyez l’objectif, tournez sa bague, tenez le code immobile et plus près.</translation>
    </message>
    <message>
        <source>The picture is not sharp.</source>
        <translation>L’image n’est pas nette.</translation>
    </message>
    <message>
        <source>The lens is dirty, or has a ring that is turned.</source>
        <translation>L’objectif est sale, ou sa bague est déréglée.</translation>
    </message>
    <message>
        <source>Wipe the lens, or turn its ring until the picture is sharp.</source>
        <translation>Essuyez l’objectif, ou tournez sa bague jusqu’à ce que l’image soit nette.</translation>
    </message>
    <message>
        <source>Nothing in view shows it. Hold the test chart up.</source>
        <translation>Rien de visible ne le montre. Présentez la feuille d’essai.</translation>
    </message>
    <message>
        <source>The picture is sharp.</source>
        <translation>L’image est nette.</translation>
    </message>
    <message>
        <source>Only {rate} pictures a second.</source>
        <translation>Seulement {rate} images par seconde.</translation>
    </message>
    <message>
        <source>Too little light, or other programs keep the computer busy.</source>
        <translation>Trop peu de lumière, ou d’autres programmes occupent l’ordinateur.</translation>
    </message>
    <message>
        <source>Give it more light and close other programs, then Again.</source>
        <translation>Éclairez davantage et fermez les autres programmes, puis «&#x202f;Recommencer&#x202f;».</translation>
    </message>
    <message>
        <source>{rate} pictures a second.</source>
        <translation>{rate} images par seconde.</translation>
    </message>
    <message>
        <source>The test code was read.</source>
        <translation>Le code d’essai a été lu.</translation>
    </message>
    <message>
        <source>A code was read, not the test code.</source>
        <translation>Un code a été lu, mais pas le code d’essai.</translation>
    </message>
    <message>
        <source>No code was held up. Print the test chart or show it on a screen.</source>
        <translation>Aucun code n’a été présenté. Imprimez la feuille d’essai ou affichez-la sur un écran.</translation>
    </message>
    <message>
        <source>Sounds that cannot be played: {names}.</source>
        <translation>Sons qui ne peuvent pas être joués&#x202f;: {names}.</translation>
    </message>
    <message>
        <source>Files of the program are missing or damaged.</source>
        <translation>Des fichiers du programme manquent ou sont abîmés.</translation>
    </message>
    <message>
        <source>Install Checkin again.</source>
        <translation>Réinstallez Checkin.</translation>
    </message>
    <message>
        <source>This laptop plays no sound.</source>
        <translation>Cet ordinateur ne joue aucun son.</translation>
    </message>
    <message>
        <source>It has no speaker, or the system does not know it.</source>
        <translation>Il n’a pas de haut-parleur, ou le système ne le connaît pas.</translation>
    </message>
    <message>
        <source>Plug a speaker in, or work by the colours alone.</source>
        <translation>Branchez un haut-parleur, ou fiez-vous aux seules couleurs.</translation>
    </message>
    <message>
        <source>The sounds were not heard.</source>
        <translation>Les sons n’ont pas été entendus.</translation>
    </message>
    <message>
        <source>The laptop is muted, or plays on another output.</source>
        <translation>L’ordinateur est muet, ou joue sur une autre sortie.</translation>
    </message>
    <message>
        <source>Turn the volume up and choose the speaker, then Again.</source>
        <translation>Montez le volume et choisissez le haut-parleur, puis «&#x202f;Recommencer&#x202f;».</translation>
    </message>
    <message>
        <source>The four sounds were heard.</source>
        <translation>Les quatre sons ont été entendus.</translation>
    </message>
    <message>
        <source>The four sounds can be played.</source>
        <translation>Les quatre sons peuvent être joués.</translation>
    </message>
    <message>
        <source>The server answers, and is the right one.</source>
        <translation>Le serveur répond, et c’est le bon.</translation>
    </message>
    <message>
        <source>Somebody answers who is not this event&apos;s server.</source>
        <translation>Quelqu’un répond qui n’est pas le serveur de cet événement.</translation>
    </message>
    <message>
        <source>The server&apos;s certificate has changed, or the network is hostile.</source>
        <translation>Le certificat du serveur a changé, ou le réseau est hostile.</translation>
    </message>
    <message>
        <source>Try another network. Organisers: if certificates were renewed, let this desk join anew.</source>
        <translation>Essayez un autre réseau. Organisation&#x202f;: si les certificats ont été renouvelés, ajoutez de nouveau ce poste.</translation>
    </message>
    <message>
        <source>The server refuses this desk: {answer}</source>
        <translation>Le serveur refuse ce poste&#x202f;: {answer}</translation>
    </message>
    <message>
        <source>The organisers have retired it, or the event is over.</source>
        <translation>L’organisation l’a retiré, ou l’événement est terminé.</translation>
    </message>
    <message>
        <source>Ask the organisers, and let this laptop join anew.</source>
        <translation>Demandez à l’organisation, et ajoutez de nouveau cet ordinateur.</translation>
    </message>
    <message>
        <source>Something else answers in the server&apos;s place.</source>
        <translation>Autre chose répond à la place du serveur.</translation>
    </message>
    <message>
        <source>A network that asks people to sign in first, or a proxy.</source>
        <translation>Un réseau qui demande d’abord de se connecter, ou un proxy.</translation>
    </message>
    <message>
        <source>Sign in to the network in a browser, or use another one.</source>
        <translation>Connectez-vous au réseau dans un navigateur, ou prenez-en un autre.</translation>
    </message>
    <message>
        <source>No server to ask from here.</source>
        <translation>Aucun serveur à interroger d’ici.</translation>
    </message>
    <message>
        <source>The server was not reached. Offline is fine.</source>
        <translation>Le serveur n’a pas été atteint. Hors ligne, tout va bien.</translation>
    </message>
    <message>
        <source>The server was last reached {hours} h ago.</source>
        <translation>Dernier contact avec le serveur il y a {hours} h.</translation>
    </message>
    <message>
        <source>Since then people may have been added to the list.</source>
        <translation>Depuis, des personnes ont pu être ajoutées à la liste.</translation>
    </message>
    <message>
        <source>Connect once before the event, or take a newer event file.</source>
        <translation>Connectez-vous une fois avant l’événement, ou prenez un fichier d’événement plus récent.</translation>
    </message>
    <message>
        <source>Offline is fine: the server was last reached {minutes} min ago.</source>
        <translation>Hors ligne, tout va bien&#x202f;: dernier contact avec le serveur il y a {minutes} min.</translation>
    </message>
    <message>
        <source>Not looked at: no list can be read now.</source>
        <translation>Non contrôlé&#x202f;: aucune liste ne peut être lue maintenant.</translation>
    </message>
    <message>
        <source>There is no list on this laptop.</source>
        <translation>Il n’y a pas de liste sur cet ordinateur.</translation>
    </message>
    <message>
        <source>It has not reached the server since it became a desk.</source>
        <translation>Il n’a pas atteint le serveur depuis qu’il est un poste.</translation>
    </message>
    <message>
        <source>Connect it to the network, or open an event file.</source>
        <translation>Connectez-le au réseau, ou ouvrez un fichier d’événement.</translation>
    </message>
    <message>
        <source>The list is number {number}; the server has {theirs}.</source>
        <translation>La liste porte le numéro {number}&#x202f;; le serveur a la {theirs}.</translation>
    </message>
    <message>
        <source>The newest changes have not come to this laptop yet.</source>
        <translation>Les derniers changements ne sont pas encore arrivés sur cet ordinateur.</translation>
    </message>
    <message>
        <source>Leave the desk open with a network for a minute, then Again.</source>
        <translation>Laissez le poste ouvert une minute avec un réseau, puis «&#x202f;Recommencer&#x202f;».</translation>
    </message>
    <message>
        <source>List {number}, on {same} of {all} desks.</source>
        <translation>Liste {number}, sur {same} postes sur {all}.</translation>
    </message>
    <message>
        <source>Other desks have not fetched this list yet.</source>
        <translation>D’autres postes n’ont pas encore pris cette liste.</translation>
    </message>
    <message>
        <source>Open those desks with a network for a minute.</source>
        <translation>Ouvrez ces postes une minute avec un réseau.</translation>
    </message>
    <message>
        <source>List {number}.</source>
        <translation>Liste {number}.</translation>
    </message>
    <message>
        <source>List {number}, on {all} of {all} desks and at the server.</source>
        <translation>Liste {number}, sur {all} postes sur {all} et au serveur.</translation>
    </message>
    <message>
        <source>Set date and time in the system&apos;s settings, best by itself.</source>
        <translation>Réglez la date et l’heure dans les réglages du système, de préférence automatiquement.</translation>
    </message>
    <message>
        <source>The clock is right to {ms} ms.</source>
        <translation>L’horloge est juste à {ms} ms près.</translation>
    </message>
    <message>
        <source>The clock is {seconds} s ahead of the server&apos;s.</source>
        <translation>L’horloge avance de {seconds} s sur celle du serveur.</translation>
    </message>
    <message>
        <source>The clock is {seconds} s behind the server&apos;s.</source>
        <translation>L’horloge retarde de {seconds} s sur celle du serveur.</translation>
    </message>
    <message>
        <source>It was set by hand, or its battery is empty.</source>
        <translation>Elle a été réglée à la main, ou sa pile est vide.</translation>
    </message>
    <message>
        <source>Not compared: look whether the time is right.</source>
        <translation>Non comparée&#x202f;: regardez si l’heure est juste.</translation>
    </message>
    <message>
        <source>The clock is behind what the server said before.</source>
        <translation>L’horloge retarde sur ce que le serveur a dit avant.</translation>
    </message>
    <message>
        <source>The clock is not before what the server said last.</source>
        <translation>L’horloge n’est pas en retard sur ce que le serveur a dit en dernier.</translation>
    </message>
    <message>
        <source>Version {mine}; the server has {other}.</source>
        <translation>Version {mine}&#x202f;; le serveur a la {other}.</translation>
    </message>
    <message>
        <source>This laptop was installed from another file.</source>
        <translation>Cet ordinateur a été installé depuis un autre fichier.</translation>
    </message>
    <message>
        <source>Install the server&apos;s version, unless the event has begun.</source>
        <translation>Installez la version du serveur, sauf si l’événement a commencé.</translation>
    </message>
    <message>
        <source>Version {mine}; other desks have {other}.</source>
        <translation>Version {mine}&#x202f;; d’autres postes ont la {other}.</translation>
    </message>
    <message>
        <source>They were installed from another file.</source>
        <translation>Ils ont été installés depuis un autre fichier.</translation>
    </message>
    <message>
        <source>Install one version on all, unless the event has begun.</source>
        <translation>Installez une même version partout, sauf si l’événement a commencé.</translation>
    </message>
    <message>
        <source>Version {mine}.</source>
        <translation>Version n° {mine}.</translation>
    </message>
    <message>
        <source>This laptop has no time zone.</source>
        <translation>Cet ordinateur n’a pas de fuseau horaire.</translation>
    </message>
    <message>
        <source>The system&apos;s settings name none that exists.</source>
        <translation>Les réglages du système n’en nomment aucun qui existe.</translation>
    </message>
    <message>
        <source>Choose the time zone of the venue in the system&apos;s settings.</source>
        <translation>Choisissez le fuseau horaire du lieu dans les réglages du système.</translation>
    </message>
    <message>
        <source>Not compared: no event can be read now.</source>
        <translation>Non comparé&#x202f;: aucun événement ne peut être lu maintenant.</translation>
    </message>
    <message>
        <source>This laptop&apos;s time zone is not the event&apos;s ({zone}).</source>
        <translation>Le fuseau horaire de cet ordinateur n’est pas celui de l’événement ({zone}).</translation>
    </message>
    <message>
        <source>It comes from elsewhere, or is set by hand.</source>
        <translation>Il vient d’ailleurs, ou est réglé à la main.</translation>
    </message>
    <message>
        <source>Choose {zone} in the system&apos;s settings. Checkin shows it anyway.</source>
        <translation>Choisissez {zone} dans les réglages du système. Checkin l’affiche de toute façon.</translation>
    </message>
    <message>
        <source>The time zone is the event&apos;s: {zone}.</source>
        <translation>Le fuseau horaire est celui de l’événement&#x202f;: {zone}.</translation>
    </message>
    <message>
        <source>Nothing can be saved on this laptop.</source>
        <translation>Rien ne peut être enregistré sur cet ordinateur.</translation>
    </message>
    <message>
        <source>The disk is full.</source>
        <translation>Le disque est plein.</translation>
    </message>
    <message>
        <source>Delete files that are not needed, then Again.</source>
        <translation>Supprimez des fichiers inutiles, puis «&#x202f;Recommencer&#x202f;».</translation>
    </message>
    <message>
        <source>The desk&apos;s folder cannot be written to.</source>
        <translation>On ne peut pas écrire dans le dossier du poste.</translation>
    </message>
    <message>
        <source>Give this user the folder: its owner and permissions, or a disk that can be written to.</source>
        <translation>Donnez le dossier à cet utilisateur&#x202f;: propriétaire et droits, ou un disque où l’on peut écrire.</translation>
    </message>
    <message>
        <source>The disk reports a fault.</source>
        <translation>Le disque signale une panne.</translation>
    </message>
    <message>
        <source>Use another laptop for this desk.</source>
        <translation>Prenez un autre ordinateur pour ce poste.</translation>
    </message>
    <message>
        <source>Saving takes {ms} ms.</source>
        <translation>L’enregistrement prend {ms} ms.</translation>
    </message>
    <message>
        <source>The disk is slow or busy.</source>
        <translation>Le disque est lent ou occupé.</translation>
    </message>
    <message>
        <source>Close other programs, let updates end, then Again.</source>
        <translation>Fermez les autres programmes, laissez finir les mises à jour, puis «&#x202f;Recommencer&#x202f;».</translation>
    </message>
    <message>
        <source>What is saved is on disk in {ms} ms.</source>
        <translation>Ce qui est enregistré est sur le disque en {ms} ms.</translation>
    </message>
    <message>
        <source>The system does not tell.</source>
        <translation>Le système ne le dit pas.</translation>
    </message>
    <message>
        <source>Free on the disk: {mb} MB.</source>
        <translation>Libre sur le disque&#x202f;: {mb} Mo.</translation>
    </message>
    <message>
        <source>The disk is nearly full.</source>
        <translation>Le disque est presque plein.</translation>
    </message>
    <message>
        <source>Checkin keeps this laptop awake.</source>
        <translation>Checkin garde cet ordinateur éveillé.</translation>
    </message>
    <message>
        <source>The system does not tell. Checkin asks it to stay awake.</source>
        <translation>Le système ne le dit pas. Checkin lui demande de rester éveillé.</translation>
    </message>
    <message>
        <source>It does not fall asleep by itself.</source>
        <translation>Il ne se met pas en veille tout seul.</translation>
    </message>
    <message>
        <source>This laptop falls asleep after {minutes} min.</source>
        <translation>Cet ordinateur se met en veille après {minutes} min.</translation>
    </message>
    <message>
        <source>Its power settings say so. Only an open desk keeps it awake.</source>
        <translation>Ses réglages d’alimentation le disent. Seul un poste ouvert le garde éveillé.</translation>
    </message>
    <message>
        <source>In the system&apos;s power settings, choose never to sleep.</source>
        <translation>Dans les réglages d’alimentation du système, choisissez de ne jamais se mettre en veille.</translation>
    </message>
    <message>
        <source>No battery, as far as the system tells.</source>
        <translation>Pas de batterie, d’après le système.</translation>
    </message>
    <message>
        <source>On mains, battery {percent} %.</source>
        <translation>Sur secteur, batterie {percent}&#xa0;%.</translation>
    </message>
    <message>
        <source>The charger is not plugged in.</source>
        <translation>Le chargeur n’est pas branché.</translation>
    </message>
    <message>
        <source>Plug the charger in.</source>
        <translation>Branchez le chargeur.</translation>
    </message>
    <message>
        <source>On battery, {percent} %.</source>
        <translation>Sur batterie, {percent}&#xa0;%.</translation>
    </message>
    <message>
        <source>There is no screen here.</source>
        <translation>Il n’y a pas d’écran ici.</translation>
    </message>
    <message>
        <source>The screen has {wide} by {high} points.</source>
        <translation>L’écran a {wide} sur {high} points.</translation>
    </message>
    <message>
        <source>The window needs {least_wide} by {least_high}.</source>
        <translation>La fenêtre a besoin de {least_wide} sur {least_high}.</translation>
    </message>
    <message>
        <source>Choose a smaller scale, or a higher resolution.</source>
        <translation>Choisissez une échelle plus petite, ou une résolution plus haute.</translation>
    </message>
    <message>
        <source>Not looked at: no names can be read now.</source>
        <translation>Non contrôlé&#x202f;: aucun nom ne peut être lu maintenant.</translation>
    </message>
    <message>
        <source>Letters that cannot be shown: {scripts}.</source>
        <translation>Lettres qui ne peuvent pas être affichées&#x202f;: {scripts}.</translation>
    </message>
    <message>
        <source>This laptop has no font for them.</source>
        <translation>Cet ordinateur n’a pas de police pour elles.</translation>
    </message>
    <message>
        <source>Install fonts for these scripts (Debian: fonts-noto; Windows: supplemental fonts), then start Checkin again.</source>
        <translation>Installez des polices pour ces écritures (Debian&#x202f;: fonts-noto&#x202f;; Windows&#x202f;: polices supplémentaires), puis redémarrez Checkin.</translation>
    </message>
    <message>
        <source>All {count} letters of the list can be shown.</source>
        <translation>Les {count} lettres de la liste peuvent toutes être affichées.</translation>
    </message>
    <message>
        <source>The system does not tell. What Checkin holds is encrypted.</source>
        <translation>Le système ne le dit pas. Ce que Checkin détient est chiffré.</translation>
    </message>
    <message>
        <source>The disk is encrypted.</source>
        <translation>Le disque est chiffré.</translation>
    </message>
    <message>
        <source>The disk is not encrypted by the system.</source>
        <translation>Le disque n’est pas chiffré par le système.</translation>
    </message>
    <message>
        <source>Checkin encrypts what it holds, and nothing else is protected.</source>
        <translation>Checkin chiffre ce qu’il détient, et rien d’autre n’est protégé.</translation>
    </message>
    <message>
        <source>Switch on BitLocker, FileVault or LUKS where there is time for it.</source>
        <translation>Activez BitLocker, FileVault ou LUKS si le temps le permet.</translation>
    </message>
    <message>
        <source>This laptop is not a desk yet.</source>
        <translation>Cet ordinateur n’est pas encore un poste.</translation>
    </message>
    <message>
        <source>Part of the key is in the system&apos;s keychain.</source>
        <translation>Une partie de la clé est dans le trousseau du système.</translation>
    </message>
    <message>
        <source>The key is bound to this computer.</source>
        <translation>La clé est liée à cet ordinateur.</translation>
    </message>
    <message>
        <source>The key is in a file beside the data.</source>
        <translation>La clé est dans un fichier à côté des données.</translation>
    </message>
    <message>
        <source>This system has no keychain that answers, and no id.</source>
        <translation>Ce système n’a ni trousseau qui réponde, ni identifiant.</translation>
    </message>
    <message>
        <source>Let nobody copy the desk&apos;s folder; erase it after the event.</source>
        <translation>Ne laissez personne copier le dossier du poste&#x202f;; effacez-le après l’événement.</translation>
    </message>
    <message>
        <source>It belongs to no event.</source>
        <translation>Il n’appartient à aucun événement.</translation>
    </message>
    <message>
        <source>Open the event file, or show the pairing code to the camera.</source>
        <translation>Ouvrez le fichier d’événement, ou montrez le code d’association à la caméra.</translation>
    </message>
    <message>
        <source>The desk could not be opened.</source>
        <translation>Le poste n’a pas pu être ouvert.</translation>
    </message>
    <message>
        <source>Its database cannot be read or written.</source>
        <translation>Sa base de données ne peut être ni lue ni écrite.</translation>
    </message>
    <message>
        <source>Settle first what is said of saving; else make it a desk anew.</source>
        <translation>Réglez d’abord ce qui est dit de l’enregistrement&#x202f;; sinon, refaites-en un poste.</translation>
    </message>
    <message>
        <source>The desk is locked, as it should be.</source>
        <translation>Le poste est verrouillé, comme il se doit.</translation>
    </message>
    <message>
        <source>The desk opens with the staff PIN.</source>
        <translation>Le poste s’ouvre avec le code PIN du personnel.</translation>
    </message>
    <message>
        <source>The desk holds names and opens by itself.</source>
        <translation>Le poste détient des noms et s’ouvre tout seul.</translation>
    </message>
    <message>
        <source>The organisers have set no lock for this event.</source>
        <translation>L’organisation n’a réglé aucun verrou pour cet événement.</translation>
    </message>
    <message>
        <source>Organisers: set a staff PIN and choose the lock, then sync.</source>
        <translation>Organisation&#x202f;: fixez un code PIN du personnel et choisissez le verrou, puis synchronisez.</translation>
    </message>
    <message>
        <source>The desk opens by itself and holds no names.</source>
        <translation>Le poste s’ouvre tout seul et ne détient aucun nom.</translation>
    </message>
</context>
<context>
    <name>SelfTestPage</name>
    <message>
        <source>Again</source>
        <translation>Recommencer</translation>
    </message>
    <message>
        <source>Copy the summary</source>
        <translation>Copier le résumé</translation>
    </message>
    <message>
        <source>Show the camera picture</source>
        <translation>Montrer l’image de la caméra</translation>
    </message>
    <message>
        <source>Show a test code</source>
        <translation>Montrer un code d’essai</translation>
    </message>
    <message>
        <source>Play the four sounds</source>
        <translation>Jouer les quatre sons</translation>
    </message>
    <message>
        <source>I heard them</source>
        <translation>Je les ai entendus</translation>
    </message>
    <message>
        <source>I did not</source>
        <translation>Pas entendu</translation>
    </message>
    <message>
        <source>Looking this laptop over…</source>
        <translation>Contrôle de cet ordinateur…</translation>
    </message>
    <message>
        <source>Ready for tomorrow</source>
        <translation>Prêt pour demain</translation>
    </message>
    <message>
        <source>Not ready yet</source>
        <translation>Pas encore prêt</translation>
    </message>
    <message>
        <source>{seen} of {all}</source>
        <translation>{seen} sur {all}</translation>
    </message>
    <message>
        <source>Everything is as it should be.</source>
        <translation>Tout est comme il faut.</translation>
    </message>
    <message>
        <source>To look at: {what}</source>
        <translation>À regarder&#x202f;: {what}</translation>
    </message>
    <message>
        <source>First: {what}</source>
        <translation>D’abord&#x202f;: {what}</translation>
    </message>
</context>
<context>
    <name>SettingUp</name>
    <message>
        <source>Passphrase, as the organisers gave it to you</source>
        <translation>Phrase secrète, telle que l’organisation vous l’a donnée</translation>
    </message>
    <message>
        <source>Passphrase</source>
        <translation>Phrase secrète</translation>
    </message>
    <message>
        <source>Open</source>
        <translation>Ouvrir</translation>
    </message>
    <message>
        <source>Back</source>
        <translation>Retour</translation>
    </message>
    <message>
        <source>Open an event file</source>
        <translation>Ouvrir un fichier d’événement</translation>
    </message>
    <message>
        <source>Opening the file…</source>
        <translation>Ouverture du fichier…</translation>
    </message>
    <message>
        <source>Making this laptop a desk…</source>
        <translation>Cet ordinateur devient un poste…</translation>
    </message>
    <message>
        <source>{name} (in use)</source>
        <translation>{name} (utilisé)</translation>
    </message>
    <message numerus="yes">
        <source>%n people</source>
        <translation>
            <numerusform>%n personne</numerusform>
            <numerusform>%n personnes</numerusform>
        </translation>
    </message>
    <message>
        <source>{people} on list {number}, as of {time}</source>
        <translation>{people} sur la liste {number} ({time})</translation>
    </message>
    <message>
        <source>{profile}. The file is good until {time}</source>
        <translation>{profile}. Le fichier est valable jusqu’à {time}</translation>
    </message>
    <message>
        <source>Server: {address}</source>
        <translation>Serveur&#x202f;: {address}</translation>
    </message>
    <message>
        <source>Which desk is this?</source>
        <translation>Quel poste est-ce&#x202f;?</translation>
    </message>
    <message>
        <source>Lane: public names</source>
        <translation>File&#x202f;: noms publics</translation>
    </message>
    <message>
        <source>Lane without names</source>
        <translation>File sans noms</translation>
    </message>
    <message>
        <source>Help desk: all that finds people</source>
        <translation>Accueil&#x202f;: tout ce qui permet de trouver quelqu’un</translation>
    </message>
</context>
<context>
    <name>Settings</name>
    <message>
        <source>Sound</source>
        <translation>Son</translation>
    </message>
    <message>
        <source>Settings of this desk</source>
        <translation>Réglages de ce poste</translation>
    </message>
    <message>
        <source>Enter: the next choice.</source>
        <translation>Entrée&#x202f;: choix suivant.</translation>
    </message>
    <message>
        <source>Camera (F9)</source>
        <translation>Caméra (F9)</translation>
    </message>
    <message>
        <source>None that is known by name</source>
        <translation>Aucune connue par son nom</translation>
    </message>
    <message>
        <source>Language (F7)</source>
        <translation>Langue (F7)</translation>
    </message>
    <message>
        <source>Colours</source>
        <translation>Couleurs</translation>
    </message>
    <message>
        <source>Erase this desk…</source>
        <translation>Effacer ce poste…</translation>
    </message>
    <message>
        <source>Nothing goes before you have confirmed it</source>
        <translation>Rien n’est effacé avant votre confirmation</translation>
    </message>
    <message>
        <source>This laptop plays none</source>
        <translation>Cet ordinateur n’en joue aucun</translation>
    </message>
    <message>
        <source>Off</source>
        <translation>Coupé</translation>
    </message>
    <message>
        <source>{step} of {most}</source>
        <translation>{step} sur {most}</translation>
    </message>
    <message>
        <source>As the laptop has them</source>
        <translation>Comme l’ordinateur</translation>
    </message>
    <message>
        <source>Light</source>
        <translation>Claires</translation>
    </message>
    <message>
        <source>Dark</source>
        <translation>Sombres</translation>
    </message>
</context>
<context>
    <name>SoundButton</name>
    <message>
        <source>Sound is off (F8)</source>
        <translation>Le son est coupé (F8)</translation>
    </message>
    <message>
        <source>Sound is on (F8)</source>
        <translation>Le son est actif (F8)</translation>
    </message>
</context>
<context>
    <name>Stick</name>
    <message>
        <source>This file cannot be opened here: it is of another event, or whoever made it did not know this computer yet.</source>
        <translation>Ce fichier ne peut pas être ouvert ici&#x202f;: il est d’un autre événement, ou qui l’a créé ne connaissait pas encore cet ordinateur.</translation>
    </message>
    <message>
        <source>This file is damaged or not whole. Copy it once more.</source>
        <translation>Ce fichier est abîmé ou incomplet. Copiez-le encore une fois.</translation>
    </message>
    <message>
        <source>This file was made by a newer version of this program. Update this one.</source>
        <translation>Ce fichier a été créé par une version plus récente de ce programme. Mettez celui-ci à jour.</translation>
    </message>
    <message>
        <source>This file is of another event.</source>
        <translation>Ce fichier est d’un autre événement.</translation>
    </message>
    <message>
        <source>This file was made by desks that are not known here. If this is a desk, let it reach the server once.</source>
        <translation>Ce fichier a été créé par des postes inconnus ici. Si ceci est un poste, laissez-le joindre le serveur une fois.</translation>
    </message>
    <message>
        <source>This file is larger than any that a desk makes.</source>
        <translation>Ce fichier est plus grand que tout fichier créé par un poste.</translation>
    </message>
    <message>
        <source>This file cannot be read.</source>
        <translation>Ce fichier ne peut pas être lu.</translation>
    </message>
    <message>
        <source>There is such a file already. Choose another name.</source>
        <translation>Un tel fichier existe déjà. Choisissez un autre nom.</translation>
    </message>
    <message>
        <source>Choose a place outside of the desk&apos;s own folder, which will be erased.</source>
        <translation>Choisissez un endroit hors du dossier du poste, qui sera effacé.</translation>
    </message>
    <message>
        <source>This file could not be written. Is the stick full, or write-protected?</source>
        <translation>Ce fichier n’a pas pu être écrit. La clé est-elle pleine ou protégée en écriture&#x202f;?</translation>
    </message>
    <message>
        <source>What was written there could not be read back. Use another stick.</source>
        <translation>Ce qui y a été écrit n’a pas pu être relu. Prenez une autre clé.</translation>
    </message>
    <message>
        <source>This desk has not heard yet what the organisers open such files with. Let it reach the server once.</source>
        <translation>Ce poste ne sait pas encore avec quoi l’organisation ouvre ces fichiers. Laissez-le joindre le serveur une fois.</translation>
    </message>
    <message>
        <source>Choose the USB stick</source>
        <translation>Choisissez la clé USB</translation>
    </message>
    <message>
        <source>Choose the file on the USB stick</source>
        <translation>Choisissez le fichier sur la clé USB</translation>
    </message>
</context>
<context>
    <name>Strip</name>
    <message>
        <source>Letters:</source>
        <translation>Lettres&#x202f;:</translation>
    </message>
    <message>
        <source>Working offline. Keep going.</source>
        <translation>Hors ligne. Continuez.</translation>
    </message>
    <message numerus="yes">
        <source>Working offline. Keep going. %n check-in(s) will be sent later</source>
        <translation>
            <numerusform>Hors ligne. Continuez. %n entrée sera envoyée plus tard</numerusform>
            <numerusform>Hors ligne. Continuez. %n entrées seront envoyées plus tard</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n record(s) kept aside. Please tell the organisers</source>
        <translation>
            <numerusform>%n enregistrement mis de côté. Prévenez l’organisation</numerusform>
            <numerusform>%n enregistrements mis de côté. Prévenez l’organisation</numerusform>
        </translation>
    </message>
    <message>
        <source>Help desk is open. It closes after 5 min without a key</source>
        <translation>Accueil ouvert. Il se ferme après 5 min sans touche</translation>
    </message>
    <message>
        <source>Version {version} of Checkin is at the server. Nobody has to install it now</source>
        <translation>La version {version} de Checkin est sur le serveur. Personne n’a à l’installer maintenant</translation>
    </message>
    <message>
        <source>The server&apos;s Checkin is too old for this desk. Go on, and tell the organisers</source>
        <translation>Le Checkin du serveur est trop ancien pour ce poste. Continuez, et prévenez l’organisation</translation>
    </message>
    <message>
        <source>This desk had stopped and is back. Whatever was green is saved</source>
        <translation>Ce poste s’était arrêté et est de retour. Tout ce qui était vert est enregistré</translation>
    </message>
    <message>
        <source>The scanner is unplugged. The camera and typing still work</source>
        <translation>Le lecteur est débranché. La caméra et le clavier marchent toujours</translation>
    </message>
    <message>
        <source>This laptop&apos;s clock is {span} off. Check-ins are kept and corrected</source>
        <translation>L’horloge de cet ordinateur se trompe de {span}. Les entrées sont gardées et corrigées</translation>
    </message>
    <message>
        <source>Battery almost empty, {percent} %. Plug in now</source>
        <translation>Batterie presque vide, {percent}&#xa0;%. Branchez le chargeur</translation>
    </message>
    <message>
        <source>On battery, {percent} %. Please plug in</source>
        <translation>Sur batterie, {percent}&#xa0;%. Branchez le chargeur</translation>
    </message>
</context>
<context>
    <name>Support</name>
    <message>
        <source>Save the support log</source>
        <translation>Enregistrer le journal d’assistance</translation>
    </message>
    <message>
        <source>Support log</source>
        <translation>Journal d’assistance</translation>
    </message>
    <message>
        <source>This is all of it: states and durations. No names, no codes. It helps those who repair Checkin. Nothing is sent: you save it, and give it to them yourself.</source>
        <translation>Le voici en entier&#x202f;: des états et des durées. Aucun nom, aucun code. Il aide celles et ceux qui réparent Checkin. Rien n’est envoyé&#x202f;: vous l’enregistrez et le leur donnez vous-même.</translation>
    </message>
    <message>
        <source>Save</source>
        <translation>Enregistrer</translation>
    </message>
    <message>
        <source>Back</source>
        <translation>Retour</translation>
    </message>
    <message>
        <source>Saved: {file}</source>
        <translation>Enregistré&#x202f;: {file}</translation>
    </message>
    <message>
        <source>It cannot be saved there. Choose another place.</source>
        <translation>Impossible d’enregistrer à cet endroit. Choisissez-en un autre.</translation>
    </message>
</context>
<context>
    <name>Times</name>
    <message>
        <source>Today {time}</source>
        <translation>Aujourd’hui {time}</translation>
    </message>
    <message>
        <source>today {time}</source>
        <translation>aujourd’hui {time}</translation>
    </message>
    <message>
        <source>just now</source>
        <translation>à l’instant</translation>
    </message>
    <message>
        <source>{minutes} min ago</source>
        <translation>il y a {minutes} min</translation>
    </message>
    <message>
        <source>{hours} h {minutes} min ago</source>
        <translation>il y a {hours} h {minutes} min</translation>
    </message>
    <message>
        <source>more than a day ago</source>
        <translation>il y a plus d’un jour</translation>
    </message>
    <message>
        <source>{minutes} min</source>
        <translation>{minutes}&#xa0;min</translation>
    </message>
    <message>
        <source>{hours} h {minutes} min</source>
        <translation>{hours}&#xa0;h {minutes}&#xa0;min</translation>
    </message>
    <message>
        <source>{days} days</source>
        <translation>{days}&#xa0;jours</translation>
    </message>
</context>
<context>
    <name>TopBar</name>
    <message>
        <source>Check-in list: {list}</source>
        <translation>Liste d’entrée&#x202f;: {list}</translation>
    </message>
</context>
<context>
    <name>Update</name>
    <message>
        <source>Newer version</source>
        <translation>Version plus récente</translation>
    </message>
    <message>
        <source>Fetch it</source>
        <translation>La récupérer</translation>
    </message>
    <message>
        <source>Back</source>
        <translation>Retour</translation>
    </message>
    <message>
        <source>The server has not been heard yet. Look again later.</source>
        <translation>Le serveur n’a pas encore répondu. Revenez plus tard.</translation>
    </message>
    <message>
        <source>Nothing newer is offered from two days before the event until its end: every desk keeps the version that it has.</source>
        <translation>Rien de plus récent n’est proposé de deux jours avant l’événement jusqu’à sa fin&#x202f;: chaque poste garde sa version.</translation>
    </message>
    <message>
        <source>This desk has version {version}. The server has no newer one for it.</source>
        <translation>Ce poste a la version {version}. Le serveur n’en a pas de plus récente pour lui.</translation>
    </message>
    <message>
        <source>This desk has version {version}. The server has {newer}, {size} MB. Nobody has to install it, and nothing is installed by itself.</source>
        <translation>Ce poste a la version {version}. Le serveur a la {newer}, {size} Mo. Personne n’est obligé de l’installer, et rien ne s’installe tout seul.</translation>
    </message>
    <message>
        <source>It is in this folder: {folder}. Close the desk when nobody waits, then open the file.</source>
        <translation>Elle est dans ce dossier&#x202f;: {folder}. Fermez le poste quand personne n’attend, puis ouvrez le fichier.</translation>
    </message>
</context>
</TS>
