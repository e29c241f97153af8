<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="es" sourcelanguage="en">
<context>
    <name>Bars</name>
    <message>
        <source>No list yet</source>
        <translation>Aún no hay lista</translation>
    </message>
</context>
<context>
    <name>Board</name>
    <message>
        <source>Back (Esc)</source>
        <translation>Volver (Esc)</translation>
    </message>
    <message>
        <source>Choices</source>
        <translation>Opciones</translation>
    </message>
</context>
<context>
    <name>Camera</name>
    <message>
        <source>Camera picture</source>
        <translation>Imagen de la cámara</translation>
    </message>
    <message>
        <source>Typing still works.</source>
        <translation>Escribir con el teclado sigue funcionando.</translation>
    </message>
    <message>
        <source>The camera is starting.</source>
        <translation>La cámara se está iniciando.</translation>
    </message>
    <message>
        <source>No camera. Is its cable plugged in? F9 tries another camera.</source>
        <translation>No hay cámara. ¿Está conectado su cable? F9 prueba otra cámara.</translation>
    </message>
    <message>
        <source>The camera gives no picture. Another program may be using it. F9 tries another camera.</source>
        <translation>La cámara no da imagen. Quizá otro programa la está usando. F9 prueba otra cámara.</translation>
    </message>
    <message>
        <source>The camera is blocked in this computer&apos;s settings.</source>
        <translation>La cámara está bloqueada en los ajustes de este equipo.</translation>
    </message>
    <message>
        <source>The film for the camera is not there.</source>
        <translation>La película para la cámara no está.</translation>
    </message>
    <message>
        <source>The file for the camera is not a film.</source>
        <translation>El archivo para la cámara no es una película.</translation>
    </message>
    <message>
        <source>The network camera does not answer.</source>
        <translation>La cámara de red no responde.</translation>
    </message>
    <message>
        <source>The camera has stopped. Was it unplugged?</source>
        <translation>La cámara se detuvo. ¿Se desconectó?</translation>
    </message>
    <message>
        <source>The camera has frozen. It is being started again.</source>
        <translation>La cámara se quedó congelada. Se está reiniciando.</translation>
    </message>
    <message>
        <source>The camera sees only black. Is its lens covered?</source>
        <translation>La cámara solo ve negro. ¿Está tapado el objetivo?</translation>
    </message>
    <message>
        <source>The code reader is starting again.</source>
        <translation>El lector de códigos se reinicia.</translation>
    </message>
    <message>
        <source>The film has ended.</source>
        <translation>La película ha terminado.</translation>
    </message>
    <message>
        <source>Reads codes only. Nothing is recorded.</source>
        <translation>Solo lee códigos. No se graba nada.</translation>
    </message>
</context>
<context>
    <name>Card</name>
    <message>
        <source>Nothing to take back</source>
        <translation>Nada que deshacer</translation>
    </message>
    <message>
        <source>Only the last check-in made here, for ten minutes.</source>
        <translation>Solo el último registro hecho aquí, durante diez minutos.</translation>
    </message>
    <message>
        <source>Over to the help desk</source>
        <translation>A la mesa de ayuda</translation>
    </message>
    <message>
        <source>Point the way: the help desk sees to them.</source>
        <translation>Indique el camino: la mesa de ayuda se encarga.</translation>
    </message>
    <message>
        <source>The next person can come.</source>
        <translation>Puede pasar la siguiente persona.</translation>
    </message>
    <message>
        <source>Show the code once more</source>
        <translation>Muestre el código otra vez</translation>
    </message>
    <message>
        <source>This answer was more than a minute old, or used already.</source>
        <translation>Esta respuesta tenía más de un minuto o ya se había usado.</translation>
    </message>
    <message>
        <source>Can’t read it yet</source>
        <translation>Aún no se puede leer</translation>
    </message>
    <message>
        <source>Or type the code under it.</source>
        <translation>O escriba el código que está debajo.</translation>
    </message>
    <message>
        <source>Hold the badge a hand’s width closer.</source>
        <translation>Acerque la credencial un palmo.</translation>
    </message>
    <message>
        <source>Hold the badge a hand’s width further away.</source>
        <translation>Aleje la credencial un palmo.</translation>
    </message>
    <message>
        <source>Hold the badge still for a moment.</source>
        <translation>Mantenga la credencial quieta un momento.</translation>
    </message>
    <message>
        <source>Tilt the badge a little: a light is mirrored in it.</source>
        <translation>Incline un poco la credencial: refleja una luz.</translation>
    </message>
    <message>
        <source>It is dark here: hold the badge where there is more light.</source>
        <translation>Aquí está oscuro: ponga la credencial donde haya más luz.</translation>
    </message>
    <message>
        <source>Turn the phone’s brightness up.</source>
        <translation>Suba el brillo del teléfono.</translation>
    </message>
    <message>
        <source>Hidden</source>
        <translation>Oculto</translation>
    </message>
    <message>
        <source>Any key or any code brings the desk back.</source>
        <translation>Cualquier tecla o código vuelve a mostrar el puesto.</translation>
    </message>
    <message>
        <source>Help</source>
        <translation>Ayuda</translation>
    </message>
    <message>
        <source>Working offline is fine. Keep going.</source>
        <translation>Sin conexión no pasa nada. Siga.</translation>
    </message>
    <message>
        <source>Back to work</source>
        <translation>Volver al trabajo</translation>
    </message>
    <message>
        <source>Do not use this laptop</source>
        <translation>No use este portátil</translation>
    </message>
    <message>
        <source>Nothing since {time} is saved. Use another desk or the paper list</source>
        <translation>No se guarda nada desde las {time}. Use otro puesto o la lista en papel</translation>
    </message>
    <message>
        <source>Each further scan tries again, and so does Enter.</source>
        <translation>Cada nuevo código lo intenta otra vez, e Intro también.</translation>
    </message>
    <message>
        <source>Try again</source>
        <translation>Intentar otra vez</translation>
    </message>
    <message>
        <source>Ready</source>
        <translation>Listo</translation>
    </message>
    <message>
        <source>Hold the code up to the camera, or type a name</source>
        <translation>Muestre el código a la cámara o escriba un nombre</translation>
    </message>
    <message>
        <source>No list on this laptop yet</source>
        <translation>Aún no hay lista en este portátil</translation>
    </message>
    <message>
        <source>It comes by itself. Nothing to do here.</source>
        <translation>Llega sola. No hay que hacer nada.</translation>
    </message>
    <message>
        <source>Until then, use another desk or the paper list.</source>
        <translation>Mientras tanto, use otro puesto o la lista en papel.</translation>
    </message>
    <message>
        <source>New since this laptop&apos;s list. Nothing to do.</source>
        <translation>Más reciente que la lista de este portátil. Nada que hacer.</translation>
    </message>
    <message>
        <source>Give: {things}</source>
        <translation>Entregar: {things}</translation>
    </message>
    <message>
        <source>Checked in</source>
        <translation>Registro hecho</translation>
    </message>
    <message>
        <source>{desk} has not been heard for {hours} h {minutes} min</source>
        <translation>{desk}: sin noticias desde hace {hours} h {minutes} min</translation>
    </message>
    <message>
        <source>{desk} has not been heard for {minutes} min</source>
        <translation>{desk}: sin noticias desde hace {minutes} min</translation>
    </message>
    <message>
        <source>Another desk</source>
        <translation>Otro puesto</translation>
    </message>
    <message>
        <source>Checked in - please read</source>
        <translation>Registro hecho - por favor lea</translation>
    </message>
    <message>
        <source>A moment ago, here</source>
        <translation>Hace un momento, aquí</translation>
    </message>
    <message>
        <source>Already checked in</source>
        <translation>Ya registrado</translation>
    </message>
    <message>
        <source>Same person, back again</source>
        <translation>La misma persona, de vuelta</translation>
    </message>
    <message>
        <source>{when}, {ago}.</source>
        <translation>{when}, {ago}.</translation>
    </message>
    <message>
        <source>{when} at {desk}, {ago}.</source>
        <translation>{when} en {desk}, {ago}.</translation>
    </message>
    <message>
        <source>Checking out</source>
        <translation>Salidas</translation>
    </message>
    <message>
        <source>Everybody who shows a code here leaves.</source>
        <translation>Quien muestre un código aquí sale.</translation>
    </message>
    <message>
        <source>Check people in again</source>
        <translation>Volver a registrar entradas</translation>
    </message>
    <message>
        <source>Check out?</source>
        <translation>¿Registrar la salida?</translation>
    </message>
    <message>
        <source>Enter again checks out, Esc goes back</source>
        <translation>Intro otra vez registra la salida, Esc vuelve</translation>
    </message>
    <message>
        <source>Check out</source>
        <translation>Salida</translation>
    </message>
    <message>
        <source>Inside now: {count}</source>
        <translation>Dentro ahora: {count}</translation>
    </message>
    <message>
        <source>Checked out</source>
        <translation>Salida registrada</translation>
    </message>
    <message>
        <source>Not an event code</source>
        <translation>No es un código del evento</translation>
    </message>
    <message>
        <source>Some other QR code. Ask for the one in the event e-mail</source>
        <translation>Es otro código QR. Pida el del correo del evento</translation>
    </message>
    <message>
        <source>Not checked in</source>
        <translation>Sin registro</translation>
    </message>
    <message>
        <source>Nobody is checked out of this list.</source>
        <translation>Esta lista no registra salidas.</translation>
    </message>
    <message>
        <source>Left already at {time}. Nothing to do.</source>
        <translation>Ya salió a las {time}. Nada que hacer.</translation>
    </message>
    <message>
        <source>As far as this desk knows. They may go: nothing to do.</source>
        <translation>Hasta donde sabe este puesto. Puede salir: nada que hacer.</translation>
    </message>
    <message>
        <source>Replaced {when}. Help desk</source>
        <translation>Reemplazado {when}. Mesa de ayuda</translation>
    </message>
    <message>
        <source>Cancelled. Help desk</source>
        <translation>Cancelado. Mesa de ayuda</translation>
    </message>
    <message>
        <source>It is nobody&apos;s yet. The help desk gives it to somebody</source>
        <translation>Aún no es de nadie. La mesa de ayuda la entrega a alguien</translation>
    </message>
    <message>
        <source>A spare badge</source>
        <translation>Credencial de reserva</translation>
    </message>
    <message>
        <source>This badge is for other days. Help desk can admit</source>
        <translation>Esta credencial es para otros días. La mesa de ayuda puede admitir</translation>
    </message>
    <message>
        <source>Try the name. Still nothing? Help desk</source>
        <translation>Pruebe con el nombre. ¿Nada todavía? Mesa de ayuda</translation>
    </message>
    <message>
        <source>Not on this list</source>
        <translation>No está en esta lista</translation>
    </message>
    <message>
        <source>{list} opens {when}. Help desk can admit</source>
        <translation>{list} abre {when}. La mesa de ayuda puede admitir</translation>
    </message>
    <message>
        <source>Not open yet</source>
        <translation>Aún no ha abierto</translation>
    </message>
    <message>
        <source>{list} closed {when}. Help desk can admit</source>
        <translation>{list} cerró {when}. La mesa de ayuda puede admitir</translation>
    </message>
    <message>
        <source>No longer open</source>
        <translation>Ya ha cerrado</translation>
    </message>
    <message>
        <source>{list} is for {categories}. Help desk can admit</source>
        <translation>{list} es para: {categories}. La mesa de ayuda puede admitir</translation>
    </message>
    <message>
        <source>Not for everybody</source>
        <translation>No es para todos</translation>
    </message>
    <message>
        <source>{list} opens {when}</source>
        <translation>{list} abre {when}</translation>
    </message>
    <message>
        <source>{list}, {day}</source>
        <translation>{list}, {day}</translation>
    </message>
    <message>
        <source>Registered for {lists}. Help desk can admit</source>
        <translation>Inscripción para {lists}. La mesa de ayuda puede admitir</translation>
    </message>
    <message>
        <source>Not registered for {list}. Help desk can admit</source>
        <translation>Sin inscripción para {list}. La mesa de ayuda puede admitir</translation>
    </message>
    <message>
        <source>Check in?</source>
        <translation>¿Registrar la entrada?</translation>
    </message>
    <message>
        <source>Enter again checks in, Esc goes back</source>
        <translation>Intro otra vez registra, Esc vuelve</translation>
    </message>
    <message>
        <source>Check in</source>
        <translation>Registrar</translation>
    </message>
    <message>
        <source>Back</source>
        <translation>Volver</translation>
    </message>
    <message>
        <source>Taken back</source>
        <translation>Deshecho</translation>
    </message>
    <message>
        <source>The check-in of {time} no longer counts.</source>
        <translation>El registro de las {time} ya no cuenta.</translation>
    </message>
    <message>
        <source>The check-out of {time} no longer counts.</source>
        <translation>La salida de las {time} ya no cuenta.</translation>
    </message>
    <message>
        <source>Now here: {here} of {expected}</source>
        <translation>Presentes: {here} de {expected}</translation>
    </message>
    <message>
        <source>Code only</source>
        <translation>Solo código</translation>
    </message>
    <message>
        <source>More (F2)</source>
        <translation>Más (F2)</translation>
    </message>
    <message>
        <source>Help desk (F2)</source>
        <translation>Mesa de ayuda (F2)</translation>
    </message>
    <message>
        <source>Send to Help desk (F2)</source>
        <translation>Enviar a la mesa de ayuda (F2)</translation>
    </message>
    <message>
        <source>Code no longer valid</source>
        <translation>El código ya no vale</translation>
    </message>
    <message>
        <source>Listed for another day</source>
        <translation>En la lista de otro día</translation>
    </message>
    <message>
        <source>Next person</source>
        <translation>Siguiente persona</translation>
    </message>
</context>
<context>
    <name>Chip</name>
    <message>
        <source>Connecting</source>
        <translation>Conectando</translation>
    </message>
    <message>
        <source>Online</source>
        <translation>En línea</translation>
    </message>
    <message>
        <source>Offline</source>
        <translation>Sin conexión</translation>
    </message>
    <message>
        <source>{count} to send</source>
        <translation>{count} por enviar</translation>
    </message>
    <message>
        <source>List as kept</source>
        <translation>Lista guardada</translation>
    </message>
    <message>
        <source>List now</source>
        <translation>Lista al día</translation>
    </message>
    <message>
        <source>List {minutes} min</source>
        <translation>Lista {minutes} min</translation>
    </message>
    <message>
        <source>List {hours} h</source>
        <translation>Lista {hours} h</translation>
    </message>
    <message>
        <source>Camera</source>
        <translation>Cámara</translation>
    </message>
    <message>
        <source>No camera</source>
        <translation>Sin cámara</translation>
    </message>
</context>
<context>
    <name>Closing</name>
    <message>
        <source>Close this desk?</source>
        <translation>¿Cerrar este puesto?</translation>
    </message>
    <message>
        <source>Close the window once more to close it.</source>
        <translation>Cierre la ventana otra vez para cerrarlo.</translation>
    </message>
    <message>
        <source>Any key goes back.</source>
        <translation>Cualquier tecla vuelve atrás.</translation>
    </message>
</context>
<context>
    <name>Counting</name>
    <message numerus="yes">
        <source>%n of them came at other hours.</source>
        <translation>
            <numerusform>%n llegó a otra hora.</numerusform>
            <numerusform>%n llegaron a otras horas.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>and %n more list(s)</source>
        <translation>
            <numerusform>y %n lista más</numerusform>
            <numerusform>y %n listas más</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Counts</name>
    <message>
        <source>Inside now: {people}</source>
        <translation>Dentro ahora: {people}</translation>
    </message>
    <message>
        <source>As far as this desk knows. It has not heard from the organisers yet.</source>
        <translation>Según este puesto, que aún no ha oído a los organizadores.</translation>
    </message>
    <message>
        <source>As of {time}.</source>
        <translation>A las {time}.</translation>
    </message>
    <message>
        <source>As far as this desk knows, offline since {time}.</source>
        <translation>Según este puesto, sin conexión desde las {time}.</translation>
    </message>
    <message>
        <source>Arrived: {here}</source>
        <translation>Llegadas: {here}</translation>
    </message>
    <message>
        <source>Arrived: {here} of {expected}</source>
        <translation>Llegadas: {here} de {expected}</translation>
    </message>
    <message>
        <source>{here} of {expected}</source>
        <translation>{here} de {expected}</translation>
    </message>
    <message>
        <source>Perhaps more at {desk}, not heard for {hours} h {minutes} min.</source>
        <translation>Quizá más: {desk} no responde desde hace {hours} h {minutes} min.</translation>
    </message>
    <message>
        <source>Perhaps more at {desk}, not heard for {minutes} min.</source>
        <translation>Quizá más: {desk} no responde desde hace {minutes} min.</translation>
    </message>
    <message>
        <source>another desk</source>
        <translation>otro puesto</translation>
    </message>
    <message>
        <source>Back to work (Esc)</source>
        <translation>Volver al trabajo (Esc)</translation>
    </message>
    <message>
        <source>How many have come</source>
        <translation>Cuántas personas han llegado</translation>
    </message>
    <message>
        <source>Nobody has arrived yet</source>
        <translation>Aún no ha llegado nadie</translation>
    </message>
    <message>
        <source>Arrivals per five minutes</source>
        <translation>Llegadas cada cinco minutos</translation>
    </message>
    <message>
        <source>{time}: {came}, {people} in all</source>
        <translation>{time}: {came}, {people} en total</translation>
    </message>
    <message>
        <source>arrived</source>
        <translation>llegadas</translation>
    </message>
    <message>
        <source>in five minutes</source>
        <translation>en cinco minutos</translation>
    </message>
    <message>
        <source>expected</source>
        <translation>lo previsto</translation>
    </message>
</context>
<context>
    <name>Finding</name>
    <message>
        <source>In since {time}</source>
        <translation>Desde {time}</translation>
    </message>
</context>
<context>
    <name>FirstRun</name>
    <message>
        <source>Make this laptop a desk</source>
        <translation>Convertir este portátil en un puesto</translation>
    </message>
    <message>
        <source>The organisers&apos; computer showed a one-time address when it was started. It belongs to this laptop alone and works once.</source>
        <translation>El ordenador de la organización mostró una dirección de un solo uso al iniciarse. Es solo para este portátil y sirve una vez.</translation>
    </message>
    <message>
        <source>One-time address</source>
        <translation>Dirección de un solo uso</translation>
    </message>
    <message>
        <source>Name of this desk, as others will see it</source>
        <translation>Nombre de este puesto, como lo verán los demás</translation>
    </message>
    <message>
        <source>Paste it here</source>
        <translation>Péguela aquí</translation>
    </message>
    <message>
        <source>Name of this desk</source>
        <translation>Nombre de este puesto</translation>
    </message>
    <message>
        <source>Desk 1, Main entrance</source>
        <translation>Puesto 1, entrada principal</translation>
    </message>
    <message>
        <source>Join the event</source>
        <translation>Unirse al evento</translation>
    </message>
    <message>
        <source>Asking the organisers&apos; computer…</source>
        <translation>Preguntando al ordenador de la organización…</translation>
    </message>
</context>
<context>
    <name>Footer</name>
    <message>
        <source>Undo (Ctrl+Z)</source>
        <translation>Deshacer (Ctrl+Z)</translation>
    </message>
    <message>
        <source>Hide (Ctrl+L)</source>
        <translation>Ocultar (Ctrl+L)</translation>
    </message>
    <message>
        <source>Help (F1)</source>
        <translation>Ayuda (F1)</translation>
    </message>
    <message>
        <source>{here} here</source>
        <translation>{here} presentes</translation>
    </message>
    <message>
        <source>of {expected}</source>
        <translation>de {expected}</translation>
    </message>
</context>
<context>
    <name>Guide</name>
    <message>
        <source>A…Z: No code? Type the name</source>
        <translation>A…Z: Sin código, el nombre</translation>
    </message>
    <message>
        <source>Enter: Choose; again: check in</source>
        <translation>Intro: Elegir, luego registrar</translation>
    </message>
    <message>
        <source>Esc: Go back</source>
        <translation>Esc: Volver</translation>
    </message>
    <message>
        <source>Ctrl+Z: Wrong person? Undo</source>
        <translation>Ctrl+Z: ¿Error? Deshacer</translation>
    </message>
    <message>
        <source>Ctrl+L: Hide the screen</source>
        <translation>Ctrl+L: Ocultar la pantalla</translation>
    </message>
    <message>
        <source>F2: Send to the help desk</source>
        <translation>F2: Enviar a la mesa de ayuda</translation>
    </message>
    <message>
        <source>F4: How many have come</source>
        <translation>F4: Cuántos han llegado</translation>
    </message>
    <message>
        <source>F7: Another language</source>
        <translation>F7: Otro idioma</translation>
    </message>
    <message>
        <source>F8: Sound off and on</source>
        <translation>F8: Sonido sí o no</translation>
    </message>
    <message>
        <source>F9: Another camera</source>
        <translation>F9: Otra cámara</translation>
    </message>
    <message>
        <source>Welcome them</source>
        <translation>Dé la bienvenida</translation>
    </message>
    <message>
        <source>Checked in: read the line</source>
        <translation>Registro hecho: lea la línea</translation>
    </message>
    <message>
        <source>In already: who was it?</source>
        <translation>Ya está dentro: ¿quién fue?</translation>
    </message>
    <message>
        <source>Not now: help desk, F2</source>
        <translation>Ahora no: mesa de ayuda, F2</translation>
    </message>
    <message>
        <source>Whom to ask</source>
        <translation>A quién preguntar</translation>
    </message>
</context>
<context>
    <name>HelpDesk</name>
    <message>
        <source>Somebody who is not on the list</source>
        <translation>Alguien que no está en la lista</translation>
    </message>
    <message>
        <source>In the place of {name}</source>
        <translation>En lugar de {name}</translation>
    </message>
    <message>
        <source>This is not a spare badge of this event.</source>
        <translation>No es una credencial de reserva de este evento.</translation>
    </message>
    <message>
        <source>This badge is somebody&apos;s already. Take another spare one.</source>
        <translation>Esta credencial ya es de alguien. Tome otra de reserva.</translation>
    </message>
    <message>
        <source>This place is cancelled, or somebody has taken it already.</source>
        <translation>Esta plaza está cancelada, o alguien ya la ocupó.</translation>
    </message>
    <message>
        <source>Write down the name first.</source>
        <translation>Escriba primero el nombre.</translation>
    </message>
    <message>
        <source>A name has 200 letters at most.</source>
        <translation>Un nombre tiene 200 letras como máximo.</translation>
    </message>
    <message>
        <source>There is no check-in list on this laptop yet.</source>
        <translation>Aún no hay lista de registro en este portátil.</translation>
    </message>
    <message>
        <source>This desk may not write names down. Use a help desk.</source>
        <translation>Este puesto no puede anotar nombres. Use una mesa de ayuda.</translation>
    </message>
    <message>
        <source>Help desk</source>
        <translation>Mesa de ayuda</translation>
    </message>
    <message>
        <source>No staff PIN has come to this laptop yet.</source>
        <translation>Aún no ha llegado ningún PIN del personal a este portátil.</translation>
    </message>
    <message>
        <source>The organisers set it with: checkin pin</source>
        <translation>Los organizadores lo fijan con: checkin pin</translation>
    </message>
    <message>
        <source>For staff. Badges can be scanned all the while.</source>
        <translation>Para el personal. Mientras tanto se pueden leer credenciales.</translation>
    </message>
    <message>
        <source>Staff PIN, six digits</source>
        <translation>PIN del personal, seis cifras</translation>
    </message>
    <message>
        <source>Open the help desk</source>
        <translation>Abrir la mesa de ayuda</translation>
    </message>
    <message>
        <source>The staff PIN has six digits.</source>
        <translation>El PIN del personal tiene seis cifras.</translation>
    </message>
    <message>
        <source>That did not open it. Try again in {seconds} s.</source>
        <translation>Ese no lo abre. Pruebe otra vez en {seconds} s.</translation>
    </message>
    <message>
        <source>For somebody on the list: show the badge or type the name, then F2.</source>
        <translation>Para alguien de la lista: muestre la credencial o escriba el nombre, luego F2.</translation>
    </message>
    <message>
        <source>Sent by the lanes</source>
        <translation>Enviados por las filas</translation>
    </message>
    <message>
        <source>{count} waiting</source>
        <translation>{count} esperando</translation>
    </message>
    <message>
        <source>Admitted at two desks</source>
        <translation>Admitidos en dos puestos</translation>
    </message>
    <message>
        <source>{count} to settle</source>
        <translation>{count} por resolver</translation>
    </message>
    <message>
        <source>Settings of this desk</source>
        <translation>Ajustes de este puesto</translation>
    </message>
    <message>
        <source>Close the help desk (Esc)</source>
        <translation>Cerrar la mesa de ayuda (Esc)</translation>
    </message>
    <message>
        <source>Check in</source>
        <translation>Registrar</translation>
    </message>
    <message>
        <source>Admit anyway</source>
        <translation>Admitir de todos modos</translation>
    </message>
    <message>
        <source>Check out</source>
        <translation>Registrar la salida</translation>
    </message>
    <message>
        <source>Take the check-in back</source>
        <translation>Deshacer el registro</translation>
    </message>
    <message>
        <source>Another badge</source>
        <translation>Otra credencial</translation>
    </message>
    <message>
        <source>Somebody comes in their place</source>
        <translation>Alguien viene en su lugar</translation>
    </message>
    <message>
        <source>The old badge is good again</source>
        <translation>La credencial anterior vuelve a valer</translation>
    </message>
    <message>
        <source>Take the registration back</source>
        <translation>Deshacer la inscripción</translation>
    </message>
    <message>
        <source>Check in their organisation together</source>
        <translation>Registrar junta a su organización</translation>
    </message>
    <message>
        <source>Done, nothing more to do</source>
        <translation>Hecho, nada más que hacer</translation>
    </message>
    <message>
        <source>In since {time}.</source>
        <translation>Dentro desde las {time}.</translation>
    </message>
    <message>
        <source>Cancelled, or another person has the place.</source>
        <translation>Cancelado, o la plaza es de otra persona.</translation>
    </message>
    <message>
        <source>Not here yet.</source>
        <translation>Aún no está aquí.</translation>
    </message>
    <message>
        <source>Listed for another day</source>
        <translation>En la lista de otro día</translation>
    </message>
    <message>
        <source>The list is for others</source>
        <translation>La lista es para otras personas</translation>
    </message>
    <message>
        <source>Before it opens, or after it closed</source>
        <translation>Antes de abrir o después de cerrar</translation>
    </message>
    <message>
        <source>Registered late</source>
        <translation>Inscripción tardía</translation>
    </message>
    <message>
        <source>An organiser asked for it</source>
        <translation>Lo pidió un organizador</translation>
    </message>
    <message>
        <source>It was a mistake</source>
        <translation>Fue un descuido</translation>
    </message>
    <message>
        <source>It was the wrong person</source>
        <translation>Era la persona equivocada</translation>
    </message>
    <message>
        <source>They did not enter</source>
        <translation>La persona no entró</translation>
    </message>
    <message>
        <source>It was practice</source>
        <translation>Era una prueba</translation>
    </message>
    <message>
        <source>The old one is lost</source>
        <translation>La anterior se perdió</translation>
    </message>
    <message>
        <source>The old one was forgotten</source>
        <translation>La anterior se olvidó</translation>
    </message>
    <message>
        <source>The old one cannot be read</source>
        <translation>La anterior no se puede leer</translation>
    </message>
    <message>
        <source>The old one was stolen</source>
        <translation>La anterior fue robada</translation>
    </message>
    <message>
        <source>The same person, twice</source>
        <translation>La misma persona, dos veces</translation>
    </message>
    <message>
        <source>The other was the wrong person</source>
        <translation>La otra era la persona equivocada</translation>
    </message>
    <message>
        <source>The code was copied</source>
        <translation>El código fue copiado</translation>
    </message>
    <message>
        <source>Why? It is kept with the record.</source>
        <translation>¿Por qué? Se guarda con el registro.</translation>
    </message>
    <message>
        <source>The name as it may be shown. Enter goes on.</source>
        <translation>El nombre como puede mostrarse. Intro continúa.</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>Nombre</translation>
    </message>
    <message>
        <source>Organisation</source>
        <translation>Organización</translation>
    </message>
    <message>
        <source>Go on</source>
        <translation>Continuar</translation>
    </message>
    <message>
        <source>For which lists? Space ticks, Enter goes on.</source>
        <translation>¿Para qué listas? Espacio marca, Intro continúa.</translation>
    </message>
    <message>
        <source>Tick a list first.</source>
        <translation>Marque primero una lista.</translation>
    </message>
    <message>
        <source>Show a spare badge to the camera, or type the code under it.</source>
        <translation>Muestre una credencial de reserva a la cámara, o escriba el código que tiene debajo.</translation>
    </message>
    <message>
        <source>Enter without one gives none.</source>
        <translation>Intro sin código no entrega ninguna.</translation>
    </message>
    <message>
        <source>Code of the spare badge</source>
        <translation>Código de la credencial de reserva</translation>
    </message>
    <message>
        <source>Space ticks, Enter checks in all who are ticked.</source>
        <translation>Espacio marca, Intro registra a quienes están marcados.</translation>
    </message>
    <message>
        <source>Check in all who are ticked</source>
        <translation>Registrar a los marcados</translation>
    </message>
    <message>
        <source>Nobody is waiting.</source>
        <translation>Nadie espera.</translation>
    </message>
    <message>
        <source>None to settle, as far as this desk has heard.</source>
        <translation>Nada por resolver, hasta donde sabe este puesto.</translation>
    </message>
    <message>
        <source>order uncertain</source>
        <translation>orden incierto</translation>
    </message>
    <message>
        <source>Which one counts? Both stay in the log.</source>
        <translation>¿Cuál cuenta? Las dos quedan en el diario.</translation>
    </message>
    <message>
        <source>The clocks cannot tell which was first.</source>
        <translation>Los relojes no pueden decir cuál fue primero.</translation>
    </message>
    <message>
        <source>{when} at {desk}</source>
        <translation>{when}, {desk}</translation>
    </message>
    <message>
        <source>On the list now</source>
        <translation>Ya está en la lista</translation>
    </message>
    <message>
        <source>The spare badge is theirs now.</source>
        <translation>La credencial de reserva ya es suya.</translation>
    </message>
    <message>
        <source>They have no badge: find them by name.</source>
        <translation>Sin credencial: búsquese por nombre.</translation>
    </message>
    <message>
        <source>Enter checks in, Esc goes back.</source>
        <translation>Intro registra, Esc vuelve.</translation>
    </message>
    <message>
        <source>Not for this desk&apos;s list: nothing to check in now.</source>
        <translation>No es para la lista de este puesto: no hay nada que registrar ahora.</translation>
    </message>
    <message>
        <source>Not now</source>
        <translation>Ahora no</translation>
    </message>
    <message>
        <source>Badge replaced</source>
        <translation>Credencial cambiada</translation>
    </message>
    <message>
        <source>The old one is good no more, here and wherever it is heard.</source>
        <translation>La anterior ya no vale, aquí y dondequiera que llegue la noticia.</translation>
    </message>
    <message>
        <source>Not checked in: {names}</source>
        <translation>Sin registro: {names}</translation>
    </message>
    <message>
        <source>{count} checked in</source>
        <translation>{count} registrados</translation>
    </message>
</context>
<context>
    <name>Idle</name>
    <message>
        <source>One moment</source>
        <translation>Un momento</translation>
    </message>
    <message>
        <source>Reading what was recorded</source>
        <translation>Leyendo lo que se registró</translation>
    </message>
    <message>
        <source>Check people in again</source>
        <translation>Volver a registrar entradas</translation>
    </message>
    <message>
        <source>Check people out</source>
        <translation>Registrar salidas</translation>
    </message>
    <message>
        <source>Close the help desk</source>
        <translation>Cerrar la mesa de ayuda</translation>
    </message>
    <message>
        <source>Help desk… (F2)</source>
        <translation>Mesa de ayuda… (F2)</translation>
    </message>
</context>
<context>
    <name>LanguageButton</name>
    <message>
        <source>Language: {language} (F7)</source>
        <translation>Idioma: {language} (F7)</translation>
    </message>
</context>
<context>
    <name>Opening</name>
    <message>
        <source>Desk</source>
        <translation>Puesto</translation>
    </message>
    <message>
        <source>This desk is open already. Its window comes to the front.</source>
        <translation>Este puesto ya está abierto. Su ventana pasa al frente.</translation>
    </message>
</context>
<context>
    <name>Refusal</name>
    <message>
        <source>The server cannot be reached.</source>
        <translation>No se puede contactar con el servidor.</translation>
    </message>
    <message>
        <source>The address answered, but not as a Checkin server. Check the address.</source>
        <translation>La dirección respondió, pero no es un servidor de Checkin. Compruebe la dirección.</translation>
    </message>
    <message>
        <source>This address cannot be used. Copy it again, whole.</source>
        <translation>Esta dirección no se puede usar. Cópiela de nuevo, entera.</translation>
    </message>
    <message>
        <source>This is not a desk address. It looks like http://192.168.1.5:8321/#ABCD… and “checkin invite” prints a new one.</source>
        <translation>Esta no es una dirección de puesto. Se parece a http://192.168.1.5:8321/#ABCD… y «checkin invite» muestra una nueva.</translation>
    </message>
    <message>
        <source>This one-time address is not valid, or was used already. Ask the organiser for a new one.</source>
        <translation>Esta dirección de un solo uso no sirve, o ya se usó. Pida una nueva a la organización.</translation>
    </message>
    <message>
        <source>This one-time address is more than a day old. Ask the organiser for a new one.</source>
        <translation>Esta dirección de un solo uso tiene más de un día. Pida una nueva a la organización.</translation>
    </message>
</context>
<context>
    <name>Rows</name>
    <message>
        <source>People found</source>
        <translation>Personas encontradas</translation>
    </message>
    <message>
        <source>Similar spellings</source>
        <translation>Grafías parecidas</translation>
    </message>
    <message>
        <source>Arrows move, Enter chooses, Esc goes back</source>
        <translation>Flechas para moverse, Intro para elegir, Esc para volver</translation>
    </message>
    <message>
        <source>Nobody of that name. Perhaps one of these</source>
        <translation>Nadie con ese nombre. Quizá alguien de estos</translation>
    </message>
    <message>
        <source>Reading the list. Codes work already</source>
        <translation>Leyendo la lista. Los códigos ya funcionan</translation>
    </message>
    <message>
        <source>Nobody of that name. Try fewer letters, or the code</source>
        <translation>Nadie con ese nombre. Pruebe menos letras o el código</translation>
    </message>
    <message>
        <source>Two letters or more</source>
        <translation>Dos letras o más</translation>
    </message>
</context>
<context>
    <name>SearchField</name>
    <message>
        <source>Type a name or a code</source>
        <translation>Escriba un nombre o un código</translation>
    </message>
</context>
<context>
    <name>Settings</name>
    <message>
        <source>Sound</source>
        <translation>Sonido</translation>
    </message>
    <message>
        <source>Settings of this desk</source>
        <translation>Ajustes de este puesto</translation>
    </message>
    <message>
        <source>Enter: the next choice.</source>
        <translation>Intro: la siguiente opción.</translation>
    </message>
    <message>
        <source>Camera (F9)</source>
        <translation>Cámara (F9)</translation>
    </message>
    <message>
        <source>None that is known by name</source>
        <translation>Ninguna conocida por su nombre</translation>
    </message>
    <message>
        <source>Language (F7)</source>
        <translation>Idioma (F7)</translation>
    </message>
    <message>
        <source>Colours</source>
        <translation>Colores</translation>
    </message>
    <message>
        <source>This laptop plays none</source>
        <translation>Este portátil no reproduce ninguno</translation>
    </message>
    <message>
        <source>Off</source>
        <translation>Apagado</translation>
    </message>
    <message>
        <source>{step} of {most}</source>
        <translation>{step} de {most}</translation>
    </message>
    <message>
        <source>As the laptop has them</source>
        <translation>Como en el portátil</translation>
    </message>
    <message>
        <source>Light</source>
        <translation>Claros</translation>
    </message>
    <message>
        <source>Dark</source>
        <translation>Oscuros</translation>
    </message>
</context>
<context>
    <name>SoundButton</name>
    <message>
        <source>Sound is off (F8)</source>
        <translation>El sonido está apagado (F8)</translation>
    </message>
    <message>
        <source>Sound is on (F8)</source>
        <translation>El sonido está encendido (F8)</translation>
    </message>
</context>
<context>
    <name>Strip</name>
    <message>
        <source>Working offline. Keep going.</source>
        <translation>Sin conexión. Siga.</translation>
    </message>
    <message numerus="yes">
        <source>Working offline. Keep going. %n check-in(s) will be sent later</source>
        <translation>
            <numerusform>Sin conexión. Siga. %n registro se enviará más tarde</numerusform>
            <numerusform>Sin conexión. Siga. %n registros se enviarán más tarde</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n record(s) kept aside. Please tell the organisers</source>
        <translation>
            <numerusform>%n registro apartado. Avise a la organización</numerusform>
            <numerusform>%n registros apartados. Avise a la organización</numerusform>
        </translation>
    </message>
    <message>
        <source>Help desk is open. It closes after 5 min without a key</source>
        <translation>Mesa de ayuda abierta. Se cierra tras 5 min sin teclas</translation>
    </message>
    <message>
        <source>The scanner is unplugged. The camera and typing still work</source>
        <translation>El escáner está desconectado. La cámara y el teclado siguen funcionando</translation>
    </message>
    <message>
        <source>This laptop&apos;s clock is {span} off. Check-ins are kept and corrected</source>
        <translation>El reloj de este portátil se desvía {span}. Los registros se guardan y se corrigen</translation>
    </message>
    <message>
        <source>Battery almost empty, {percent} %. Plug in now</source>
        <translation>Batería casi vacía, {percent}&#xa0;%. Conéctela ya</translation>
    </message>
    <message>
        <source>On battery, {percent} %. Please plug in</source>
        <translation>Con batería, {percent}&#xa0;%. Conecte el cargador</translation>
    </message>
</context>
<context>
    <name>Times</name>
    <message>
        <source>Today {time}</source>
        <translation>Hoy {time}</translation>
    </message>
    <message>
        <source>today {time}</source>
        <translation>hoy {time}</translation>
    </message>
    <message>
        <source>just now</source>
        <translation>ahora mismo</translation>
    </message>
    <message>
        <source>{minutes} min ago</source>
        <translation>hace {minutes} min</translation>
    </message>
    <message>
        <source>{hours} h {minutes} min ago</source>
        <translation>hace {hours} h {minutes} min</translation>
    </message>
    <message>
        <source>more than a day ago</source>
        <translation>hace más de un día</translation>
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
        <translation>{days}&#xa0;días</translation>
    </message>
</context>
<context>
    <name>TopBar</name>
    <message>
        <source>Check-in list: {list}</source>
        <translation>Lista de registro: {list}</translation>
    </message>
</context>
</TS>
