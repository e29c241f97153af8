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
        <translation>Pas de caméra. Son câble est-il branché ? F9 essaie une autre caméra.</translation>
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
        <translation>La caméra s’est arrêtée. A-t-elle été débranchée ?</translation>
    </message>
    <message>
        <source>The camera has frozen. It is being started again.</source>
        <translation>La caméra s’est figée. Elle redémarre.</translation>
    </message>
    <message>
        <source>The camera sees only black. Is its lens covered?</source>
        <translation>La caméra ne voit que du noir. Son objectif est-il couvert ?</translation>
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
        <translation>Montrez le chemin : l’accueil s’en occupe.</translation>
    </message>
    <message>
        <source>The next person can come.</source>
        <translation>La personne suivante peut venir.</translation>
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
        <translation>Inclinez un peu le badge : une lumière s’y reflète.</translation>
    </message>
    <message>
        <source>It is dark here: hold the badge where there is more light.</source>
        <translation>Il fait sombre ici : tenez le badge là où il y a plus de lumière.</translation>
    </message>
    <message>
        <source>Turn the phone’s brightness up.</source>
        <translation>Augmentez la luminosité du téléphone.</translation>
    </message>
    <message>
        <source>Hidden</source>
        <translation>Masqué</translation>
    </message>
    <message>
        <source>Any key or any code brings the desk back.</source>
        <translation>Une touche ou un code fait revenir le poste.</translation>
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
        <translation>À remettre : {things}</translation>
    </message>
    <message>
        <source>Checked in</source>
        <translation>Entrée enregistrée</translation>
    </message>
    <message>
        <source>{desk} has not been heard for {hours} h {minutes} min</source>
        <translation>{desk} : sans nouvelles depuis {hours} h {minutes} min</translation>
    </message>
    <message>
        <source>{desk} has not been heard for {minutes} min</source>
        <translation>{desk} : sans nouvelles depuis {minutes} min</translation>
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
        <translation>Déjà enregistré</translation>
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
        <translation>Enregistrer la sortie ?</translation>
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
        <translation>À l’intérieur : {count}</translation>
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
        <translation>Un autre code QR. Demandez celui du courriel de l’événement</translation>
    </message>
    <message>
        <source>Not checked in</source>
        <translation>Pas enregistré</translation>
    </message>
    <message>
        <source>Nobody is checked out of this list.</source>
        <translation>Cette liste n’enregistre pas les sorties.</translation>
    </message>
    <message>
        <source>Left already at {time}. Nothing to do.</source>
        <translation>Déjà sorti à {time}. Rien à faire.</translation>
    </message>
    <message>
        <source>As far as this desk knows. They may go: nothing to do.</source>
        <translation>Pour autant que ce poste le sache. Laissez passer : rien à faire.</translation>
    </message>
    <message>
        <source>Replaced {when}. Help desk</source>
        <translation>Remplacé {when}. Accueil</translation>
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
        <translation>Essayez le nom. Toujours rien ? Accueil</translation>
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
        <translation>{list} est pour : {categories}. L’accueil peut faire entrer</translation>
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
        <translation>Inscrit pour {lists}. L’accueil peut faire entrer</translation>
    </message>
    <message>
        <source>Not registered for {list}. Help desk can admit</source>
        <translation>Pas inscrit pour {list}. L’accueil peut faire entrer</translation>
    </message>
    <message>
        <source>Check in?</source>
        <translation>Enregistrer l’entrée ?</translation>
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
        <translation>Présents : {here} sur {expected}</translation>
    </message>
    <message>
        <source>Code only</source>
        <translation>Code seulement</translation>
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
        <source>Code no longer valid</source>
        <translation>Ce code n’est plus valable</translation>
    </message>
    <message>
        <source>Listed for another day</source>
        <translation>Inscrit pour un autre jour</translation>
    </message>
    <message>
        <source>Next person</source>
        <translation>Personne suivante</translation>
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
        <translation>Fermer ce poste ?</translation>
    </message>
    <message>
        <source>Close the window once more to close it.</source>
        <translation>Fermez la fenêtre encore une fois pour le fermer.</translation>
    </message>
    <message>
        <source>Any key goes back.</source>
        <translation>Une touche ramène en arrière.</translation>
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
        <translation>À l’intérieur : {people}</translation>
    </message>
    <message>
        <source>As far as this desk knows. It has not heard from the organisers yet.</source>
        <translation>D’après ce poste, qui n’a encore rien reçu des organisateurs.</translation>
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
        <translation>Arrivées : {here}</translation>
    </message>
    <message>
        <source>Arrived: {here} of {expected}</source>
        <translation>Arrivées : {here} sur {expected}</translation>
    </message>
    <message>
        <source>{here} of {expected}</source>
        <translation>{here} sur {expected}</translation>
    </message>
    <message>
        <source>Perhaps more at {desk}, not heard for {hours} h {minutes} min.</source>
        <translation>Peut-être plus : {desk} ne répond plus depuis {hours} h {minutes} min.</translation>
    </message>
    <message>
        <source>Perhaps more at {desk}, not heard for {minutes} min.</source>
        <translation>Peut-être plus : {desk} ne répond plus depuis {minutes} min.</translation>
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
        <translation>{time} : {came}, {people} en tout</translation>
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
        <translation>prévu</translation>
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
    <name>FirstRun</name>
    <message>
        <source>Make this laptop a desk</source>
        <translation>Faire de cet ordinateur un poste</translation>
    </message>
    <message>
        <source>The organisers&apos; computer showed a one-time address when it was started. It belongs to this laptop alone and works once.</source>
        <translation>L’ordinateur des organisateurs a affiché une adresse à usage unique à son démarrage. Elle n’est que pour cet ordinateur et sert une seule fois.</translation>
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
        <source>Desk 1, Main entrance</source>
        <translation>Poste 1, entrée principale</translation>
    </message>
    <message>
        <source>Join the event</source>
        <translation>Rejoindre l’événement</translation>
    </message>
    <message>
        <source>Asking the organisers&apos; computer…</source>
        <translation>On demande à l’ordinateur des organisateurs…</translation>
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
        <translation>Présents : {here}</translation>
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
        <translation>A…Z : Sans code, le nom</translation>
    </message>
    <message>
        <source>Enter: Choose; again: check in</source>
        <translation>Entrée : Choisir, puis valider</translation>
    </message>
    <message>
        <source>Esc: Go back</source>
        <translation>Échap : Revenir</translation>
    </message>
    <message>
        <source>Ctrl+Z: Wrong person? Undo</source>
        <translation>Ctrl+Z : Erreur ? Annuler</translation>
    </message>
    <message>
        <source>Ctrl+L: Hide the screen</source>
        <translation>Ctrl+L : Masquer l’écran</translation>
    </message>
    <message>
        <source>F2: Send to the help desk</source>
        <translation>F2 : Envoyer à l’accueil</translation>
    </message>
    <message>
        <source>F4: How many have come</source>
        <translation>F4 : Combien sont là</translation>
    </message>
    <message>
        <source>F7: Another language</source>
        <translation>F7 : Autre langue</translation>
    </message>
    <message>
        <source>F8: Sound off and on</source>
        <translation>F8 : Son oui ou non</translation>
    </message>
    <message>
        <source>F9: Another camera</source>
        <translation>F9 : Autre caméra</translation>
    </message>
    <message>
        <source>Welcome them</source>
        <translation>Bienvenue !</translation>
    </message>
    <message>
        <source>Checked in: read the line</source>
        <translation>Entrée faite : lire la ligne</translation>
    </message>
    <message>
        <source>In already: who was it?</source>
        <translation>Déjà là : qui était-ce ?</translation>
    </message>
    <message>
        <source>Not now: help desk, F2</source>
        <translation>Pas ici : accueil, F2</translation>
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
        <translation>Ce poste ne peut pas écrire de noms. Utilisez un accueil.</translation>
    </message>
    <message>
        <source>Help desk</source>
        <translation>Accueil</translation>
    </message>
    <message>
        <source>No staff PIN has come to this laptop yet.</source>
        <translation>Aucun code du personnel n’est encore arrivé sur cet ordinateur.</translation>
    </message>
    <message>
        <source>The organisers set it with: checkin pin</source>
        <translation>Les organisateurs le fixent avec : checkin pin</translation>
    </message>
    <message>
        <source>For staff. Badges can be scanned all the while.</source>
        <translation>Pour le personnel. On peut scanner des badges pendant ce temps.</translation>
    </message>
    <message>
        <source>Staff PIN, six digits</source>
        <translation>Code du personnel, six chiffres</translation>
    </message>
    <message>
        <source>Open the help desk</source>
        <translation>Ouvrir l’accueil</translation>
    </message>
    <message>
        <source>The staff PIN has six digits.</source>
        <translation>Le code du personnel a six chiffres.</translation>
    </message>
    <message>
        <source>That did not open it. Try again in {seconds} s.</source>
        <translation>Ce code n’ouvre pas. Réessayez dans {seconds} s.</translation>
    </message>
    <message>
        <source>For somebody on the list: show the badge or type the name, then F2.</source>
        <translation>Pour quelqu’un de la liste : montrez le badge ou tapez le nom, puis F2.</translation>
    </message>
    <message>
        <source>Sent by the lanes</source>
        <translation>Envoyés par les files</translation>
    </message>
    <message>
        <source>{count} waiting</source>
        <translation>{count} en attente</translation>
    </message>
    <message>
        <source>Admitted at two desks</source>
        <translation>Entrés à deux postes</translation>
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
        <source>In since {time}.</source>
        <translation>Entré depuis {time}.</translation>
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
        <translation>Inscrit pour un autre jour</translation>
    </message>
    <message>
        <source>The list is for others</source>
        <translation>La liste est pour d’autres</translation>
    </message>
    <message>
        <source>Before it opens, or after it closed</source>
        <translation>Avant l’ouverture ou après la fermeture</translation>
    </message>
    <message>
        <source>Registered late</source>
        <translation>Inscrit tard</translation>
    </message>
    <message>
        <source>An organiser asked for it</source>
        <translation>Un organisateur l’a demandé</translation>
    </message>
    <message>
        <source>It was a mistake</source>
        <translation>C’était une erreur de geste</translation>
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
        <translation>C’était un essai</translation>
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
        <translation>Pourquoi ? C’est gardé avec l’enregistrement.</translation>
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
        <translation>Organisme</translation>
    </message>
    <message>
        <source>Go on</source>
        <translation>Continuer</translation>
    </message>
    <message>
        <source>For which lists? Space ticks, Enter goes on.</source>
        <translation>Pour quelles listes&#xa0;? Espace coche, Entrée continue.</translation>
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
        <translation>Espace coche, Entrée enregistre tous ceux qui sont cochés.</translation>
    </message>
    <message>
        <source>Check in all who are ticked</source>
        <translation>Enregistrer ceux qui sont cochés</translation>
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
        <translation>Laquelle compte ? Les deux restent dans le journal.</translation>
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
        <translation>Sans badge : à trouver par le nom.</translation>
    </message>
    <message>
        <source>Enter checks in, Esc goes back.</source>
        <translation>Entrée enregistre, Échap revient.</translation>
    </message>
    <message>
        <source>Not for this desk&apos;s list: nothing to check in now.</source>
        <translation>Pas sur la liste de ce poste&#xa0;: rien à enregistrer maintenant.</translation>
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
        <translation>Pas enregistrés : {names}</translation>
    </message>
    <message>
        <source>{count} checked in</source>
        <translation>{count} enregistrés</translation>
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
        <source>Help desk… (F2)</source>
        <translation>Accueil… (F2)</translation>
    </message>
</context>
<context>
    <name>LanguageButton</name>
    <message>
        <source>Language: {language} (F7)</source>
        <translation>Langue : {language} (F7)</translation>
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
        <source>This is not a desk address. It looks like http://192.168.1.5:8321/#ABCD… and “checkin invite” prints a new one.</source>
        <translation>Ce n’est pas une adresse de poste. Elle ressemble à http://192.168.1.5:8321/#ABCD… et « checkin invite » en affiche une nouvelle.</translation>
    </message>
    <message>
        <source>This one-time address is not valid, or was used already. Ask the organiser for a new one.</source>
        <translation>Cette adresse à usage unique n’est pas bonne, ou a déjà servi. Demandez-en une nouvelle aux organisateurs.</translation>
    </message>
    <message>
        <source>This one-time address is more than a day old. Ask the organiser for a new one.</source>
        <translation>Cette adresse à usage unique a plus d’un jour. Demandez-en une nouvelle aux organisateurs.</translation>
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
        <translation>Entrée&#xa0;: choix suivant.</translation>
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
        <source>This laptop plays none</source>
        <translation>Ce portable n’en joue aucun</translation>
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
        <translation>Comme le portable</translation>
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
    <name>Strip</name>
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
            <numerusform>%n fiche mise de côté. Prévenez les organisateurs</numerusform>
            <numerusform>%n fiches mises de côté. Prévenez les organisateurs</numerusform>
        </translation>
    </message>
    <message>
        <source>Help desk is open. It closes after 5 min without a key</source>
        <translation>Accueil ouvert. Il se ferme après 5 min sans touche</translation>
    </message>
    <message>
        <source>The scanner is unplugged. The camera and typing still work</source>
        <translation>Le lecteur est débranché. La caméra et le clavier marchent toujours</translation>
    </message>
    <message>
        <source>This laptop&apos;s clock is {span} off. Check-ins are kept and corrected</source>
        <translation>L’horloge de ce portable se trompe de {span}. Les entrées sont gardées et corrigées</translation>
    </message>
    <message>
        <source>Battery almost empty, {percent} %. Plug in now</source>
        <translation>Batterie presque vide, {percent}&#xa0;%. Branchez-la maintenant</translation>
    </message>
    <message>
        <source>On battery, {percent} %. Please plug in</source>
        <translation>Sur batterie, {percent}&#xa0;%. Branchez le portable</translation>
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
        <translation>Liste d’entrée : {list}</translation>
    </message>
</context>
</TS>
