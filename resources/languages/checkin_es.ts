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
    <name>Calm</name>
    <message>
        <source>Part of the desk&apos;s key could not be destroyed. Erase the desk once more.</source>
        <translation>No se pudo destruir una parte de la clave del puesto. Bórrelo otra vez.</translation>
    </message>
    <message>
        <source>Something was recorded meanwhile. Begin to finish once more.</source>
        <translation>Mientras tanto se registró algo. Inicie «Terminar» otra vez.</translation>
    </message>
    <message>
        <source>The disk takes nothing any more. Copy the file desk.box elsewhere, then try again.</source>
        <translation>El disco ya no admite nada. Copie el archivo desk.box en otro sitio y vuelva a intentarlo.</translation>
    </message>
    <message numerus="yes">
        <source>%n check-in(s) wait in the black box file: give it to an organiser.</source>
        <translation>
            <numerusform>%n registro espera en el archivo caja negra: entrégueselo a la organización.</numerusform>
            <numerusform>%n registros esperan en el archivo caja negra: entrégueselo a la organización.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n check-in(s) of this desk are nowhere else. Connect the laptop to the network: once they are sent, it erases itself.</source>
        <translation>
            <numerusform>%n registro de este puesto no está en ningún otro sitio. Conecte el portátil a la red: una vez enviado, el puesto se borra solo.</numerusform>
            <numerusform>%n registros de este puesto no están en ningún otro sitio. Conecte el portátil a la red: una vez enviados, el puesto se borra solo.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>This desk cannot be erased yet: %n of its records are nowhere else. Connect it to the network until all is sent.</source>
        <translation>
            <numerusform>Este puesto aún no se puede borrar: %n de sus registros no está en ningún otro sitio. Conéctelo a la red hasta que todo esté enviado.</numerusform>
            <numerusform>Este puesto aún no se puede borrar: %n de sus registros no están en ningún otro sitio. Conéctelo a la red hasta que todo esté enviado.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>The organisers&apos; computer has confirmed that it holds all %n record(s) of this desk.</source>
        <translation>
            <numerusform>El ordenador de la organización ha confirmado que tiene el %n registro de este puesto.</numerusform>
            <numerusform>El ordenador de la organización ha confirmado que tiene los %n registros de este puesto.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>All %n record(s) of this desk are in the sealed file. Bring it to the organisers: they have not received them yet.</source>
        <translation>
            <numerusform>El %n registro de este puesto está en el archivo sellado. Llévelo a la organización: aún no lo ha recibido.</numerusform>
            <numerusform>Los %n registros de este puesto están en el archivo sellado. Llévelo a la organización: aún no los ha recibido.</numerusform>
        </translation>
    </message>
    <message>
        <source>This desk was erased</source>
        <translation>Este puesto se ha borrado</translation>
    </message>
    <message>
        <source>Nothing of the event can be read on this laptop any more.</source>
        <translation>En este portátil ya no se puede leer nada del evento.</translation>
    </message>
    <message>
        <source>Make it a desk anew</source>
        <translation>Convertirlo de nuevo en puesto</translation>
    </message>
    <message>
        <source>Some check-ins may wait in the black box file: give it to an organiser.</source>
        <translation>Puede haber registros en el archivo caja negra: entrégueselo a la organización.</translation>
    </message>
    <message>
        <source>A newer version of Checkin was used here</source>
        <translation>Aquí se usó una versión más nueva de Checkin</translation>
    </message>
    <message>
        <source>Install that version again. Nothing was touched, nothing is lost.</source>
        <translation>Vuelva a instalar esa versión. No se ha tocado nada, no se ha perdido nada.</translation>
    </message>
    <message>
        <source>Or go back to the copy that was kept before it.</source>
        <translation>O vuelva a la copia que se guardó antes.</translation>
    </message>
    <message>
        <source>Go back to the copy</source>
        <translation>Volver a la copia</translation>
    </message>
    <message>
        <source>This laptop is a desk already</source>
        <translation>Este portátil ya es un puesto</translation>
    </message>
    <message>
        <source>The event file was not opened: this is {name}</source>
        <translation>No se abrió el archivo del evento: este portátil es {name}</translation>
    </message>
    <message>
        <source>To use it for another event, erase this desk first.</source>
        <translation>Para usarlo en otro evento, borre antes este puesto.</translation>
    </message>
    <message>
        <source>Open the desk</source>
        <translation>Abrir el puesto</translation>
    </message>
    <message>
        <source>This laptop holds nothing of the event any more</source>
        <translation>Este portátil ya no contiene nada del evento</translation>
    </message>
    <message>
        <source>This desk waits for the organisers&apos; computer</source>
        <translation>Este puesto espera al ordenador de la organización</translation>
    </message>
    <message>
        <source>By this laptop&apos;s clock the event is over, so nothing of it is shown.</source>
        <translation>Según el reloj de este portátil el evento ha terminado, así que no se muestra nada de él.</translation>
    </message>
    <message>
        <source>Connect the laptop to the network, or set its clock if it is wrong. The desk then opens by itself.</source>
        <translation>Conecte el portátil a la red o ponga su reloj en hora si está mal. El puesto se abrirá entonces por sí solo.</translation>
    </message>
    <message>
        <source>This desk is about to be erased</source>
        <translation>Este puesto está a punto de borrarse</translation>
    </message>
    <message>
        <source>This desk has stopped several times</source>
        <translation>Este puesto se ha detenido varias veces</translation>
    </message>
    <message>
        <source>Nothing is lost: whoever was shown in green is saved.</source>
        <translation>No se ha perdido nada: quien apareció en verde está guardado.</translation>
    </message>
    <message>
        <source>Restart the laptop and open the desk again. If it goes on, use another laptop and tell the organisers.</source>
        <translation>Reinicie el portátil y vuelva a abrir el puesto. Si continúa, use otro portátil y avise a la organización.</translation>
    </message>
    <message>
        <source>Try again</source>
        <translation>Intentar otra vez</translation>
    </message>
    <message>
        <source>Show the support log</source>
        <translation>Mostrar el registro de soporte</translation>
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
        <translation>La cámara está bloqueada en los ajustes de este ordenador.</translation>
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
        <translation>La cámara solo ve negro. ¿Está tapada la lente?</translation>
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
        <source>This desk holds no names. Send people to a help desk.</source>
        <translation>Este puesto no tiene nombres. Envíe a la gente a una mesa de ayuda.</translation>
    </message>
    <message>
        <source>This desk is a lane. Send people to a help desk.</source>
        <translation>Este puesto solo registra entradas. Envíe a la gente a una mesa de ayuda.</translation>
    </message>
    <message>
        <source>No help desk here</source>
        <translation>Aquí no hay mesa de ayuda</translation>
    </message>
    <message>
        <source>Help desks: {desks}</source>
        <translation>Mesas de ayuda: {desks}</translation>
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
        <source>This is a desk card</source>
        <translation>Esta es una tarjeta de puesto</translation>
    </message>
    <message>
        <source>It opens a locked desk; this one is open already.</source>
        <translation>Abre un puesto bloqueado; este ya está abierto.</translation>
    </message>
    <message>
        <source>Put it away where nobody can photograph it.</source>
        <translation>Guárdela donde nadie pueda fotografiarla.</translation>
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
        <translation>Registro ya hecho</translation>
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
        <source>This badge is no longer valid. Help desk</source>
        <translation>Esta credencial ya no es válida. Mesa de ayuda</translation>
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
        <translation>No es para todo el mundo</translation>
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
        <source>Try the short code. Still nothing? Help desk</source>
        <translation>Pruebe con el código corto. ¿Nada todavía? Mesa de ayuda</translation>
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
        <source>On the list</source>
        <translation>En la lista</translation>
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
        <source>Hold the code up to the camera, or type the short code under it</source>
        <translation>Muestre el código a la cámara o escriba el código corto que está debajo</translation>
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
        <source>Practice: {answer}</source>
        <translation>Práctica: {answer}</translation>
    </message>
    <message>
        <source>With a real badge this is green.</source>
        <translation>Con una credencial real, la pantalla es verde.</translation>
    </message>
    <message>
        <source>With a real badge it says when and where.</source>
        <translation>Con una credencial real se indica cuándo y dónde.</translation>
    </message>
    <message>
        <source>Ask for the code in the event e-mail.</source>
        <translation>Pida el código del correo del evento.</translation>
    </message>
    <message>
        <source>With a real badge: to the help desk, F2.</source>
        <translation>Con una credencial real: a la mesa de ayuda, F2.</translation>
    </message>
    <message>
        <source>With a real badge somebody is checked out.</source>
        <translation>Con una credencial real se registra una salida.</translation>
    </message>
    <message>
        <source>Practice badge</source>
        <translation>Credencial de práctica</translation>
    </message>
    <message>
        <source>Practice badge. Nothing is counted, nothing is saved.</source>
        <translation>Credencial de práctica. No se cuenta ni se guarda nada.</translation>
    </message>
    <message>
        <source>Next person</source>
        <translation>Siguiente persona</translation>
    </message>
</context>
<context>
    <name>Carry</name>
    <message>
        <source>Check-ins on a USB stick</source>
        <translation>Registros en una memoria USB</translation>
    </message>
    <message>
        <source>Without a network: save here, take in at another desk or at the organisers&apos; computer. Whoever finds the stick can read nothing.</source>
        <translation>Sin red: guarde aquí y recoja en otro puesto o en el ordenador de la organización. Quien encuentre la memoria no puede leer nada.</translation>
    </message>
    <message>
        <source>Save check-ins to a stick…</source>
        <translation>Guardar los registros en una memoria…</translation>
    </message>
    <message>
        <source>Take in check-ins from a stick…</source>
        <translation>Recoger registros de una memoria…</translation>
    </message>
    <message>
        <source>One moment</source>
        <translation>Un momento</translation>
    </message>
    <message numerus="yes">
        <source>%n record(s) are on the stick, and were read back from it.</source>
        <translation>
            <numerusform>%n registro está en la memoria y se ha releído de ella.</numerusform>
            <numerusform>%n registros están en la memoria y se han releído de ella.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n new record(s) were taken in.</source>
        <translation>
            <numerusform>Se ha recogido %n registro nuevo.</numerusform>
            <numerusform>Se han recogido %n registros nuevos.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n record(s) are not as their desk signed them, and are kept aside.</source>
        <translation>
            <numerusform>%n registro no está como lo firmó su puesto y se guarda aparte.</numerusform>
            <numerusform>%n registros no están como los firmó su puesto y se guardan aparte.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n desk(s) are not known here yet: their check-ins were left out.</source>
        <translation>
            <numerusform>%n puesto aún no se conoce aquí: sus registros se han dejado fuera.</numerusform>
            <numerusform>%n puestos aún no se conocen aquí: sus registros se han dejado fuera.</numerusform>
        </translation>
    </message>
    <message>
        <source>Check-ins on a USB stick…</source>
        <translation>Registros en una memoria USB…</translation>
    </message>
    <message>
        <source>All of it was here already.</source>
        <translation>Todo estaba ya aquí.</translation>
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
        <translation>Según este puesto, que aún no ha recibido nada de la organización.</translation>
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
        <translation>Quizá más: sin noticias de {desk} desde hace {hours} h {minutes} min.</translation>
    </message>
    <message>
        <source>Perhaps more at {desk}, not heard for {minutes} min.</source>
        <translation>Quizá más: sin noticias de {desk} desde hace {minutes} min.</translation>
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
        <translation>esperadas</translation>
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
    <name>Finish</name>
    <message>
        <source>Hold for 3 seconds: erase this laptop&apos;s desk</source>
        <translation>Mantener pulsado 3 segundos: borrar el puesto de este portátil</translation>
    </message>
    <message>
        <source>Save a sealed file…</source>
        <translation>Guardar un archivo sellado…</translation>
    </message>
    <message numerus="yes">
        <source>%n record(s) left to send</source>
        <translation>
            <numerusform>%n registro por enviar</numerusform>
            <numerusform>%n registros por enviar</numerusform>
        </translation>
    </message>
    <message>
        <source>Finish and erase this desk…</source>
        <translation>Terminar y borrar este puesto…</translation>
    </message>
    <message>
        <source>Finish</source>
        <translation>Terminar</translation>
    </message>
    <message>
        <source>When the event is over: all that this desk has recorded is sent, the organisers&apos; computer confirms it, and then all of it is erased here.</source>
        <translation>Cuando el evento ha terminado: se envía todo lo que este puesto ha registrado, el ordenador de la organización lo confirma y después todo se borra aquí.</translation>
    </message>
    <message>
        <source>Nothing is erased before you have seen that, and held a button.</source>
        <translation>Nada se borra antes de que usted lo haya visto y haya mantenido pulsado un botón.</translation>
    </message>
    <message>
        <source>Asking the organisers&apos; computer…</source>
        <translation>Preguntando al ordenador de la organización…</translation>
    </message>
    <message>
        <source>Sending</source>
        <translation>Enviando</translation>
    </message>
    <message>
        <source>Not everything could be sent</source>
        <translation>No se pudo enviar todo</translation>
    </message>
    <message>
        <source>The organisers&apos; computer does not answer, or does not take everything. Nothing was erased.</source>
        <translation>El ordenador de la organización no responde o no lo acepta todo. No se ha borrado nada.</translation>
    </message>
    <message>
        <source>Connect this laptop and try again. Or save everything in a sealed file on a USB stick, which only the organisers and the event&apos;s desks can open.</source>
        <translation>Conecte este portátil y vuelva a intentarlo. O guárdelo todo en un archivo sellado en una memoria USB, que solo pueden abrir la organización y los puestos del evento.</translation>
    </message>
    <message>
        <source>Writing the sealed file, and reading it again</source>
        <translation>Escribiendo el archivo sellado y releyéndolo</translation>
    </message>
    <message>
        <source>Erasing</source>
        <translation>Borrando</translation>
    </message>
    <message>
        <source>Everything has arrived</source>
        <translation>Todo ha llegado</translation>
    </message>
    <message>
        <source>Last record: {head}</source>
        <translation>Último registro: {head}</translation>
    </message>
    <message>
        <source>Now this desk can be erased. This cannot be taken back.</source>
        <translation>Ahora se puede borrar este puesto. Es definitivo.</translation>
    </message>
    <message>
        <source>Everything is in the sealed file</source>
        <translation>Todo está en el archivo sellado</translation>
    </message>
    <message>
        <source>This did not work. Nothing was erased. Try once more.</source>
        <translation>Esto no ha funcionado. No se ha borrado nada. Inténtelo otra vez.</translation>
    </message>
    <message>
        <source>Go on</source>
        <translation>Continuar</translation>
    </message>
    <message>
        <source>Send everything</source>
        <translation>Enviar todo</translation>
    </message>
    <message>
        <source>Try again</source>
        <translation>Intentar otra vez</translation>
    </message>
</context>
<context>
    <name>FirstRun</name>
    <message>
        <source>Make this laptop a desk</source>
        <translation>Convertir este portátil en un puesto</translation>
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
        <source>Show the code to the camera</source>
        <translation>Mostrar el código a la cámara</translation>
    </message>
    <message>
        <source>Open an event file…</source>
        <translation>Abrir un archivo de evento…</translation>
    </message>
    <message>
        <source>Back</source>
        <translation>Volver</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Cancelar</translation>
    </message>
    <message>
        <source>Ask an organiser to let in {} if they see the same six letters:</source>
        <translation>Pida a la organización que admita {} si ve las mismas seis letras:</translation>
    </message>
    <message>
        <source>This code is not a one-time address.</source>
        <translation>Este código no es una dirección de un solo uso.</translation>
    </message>
    <message>
        <source>Desk 1, Main entrance</source>
        <translation>Puesto 1, entrada principal</translation>
    </message>
    <message>
        <source>The organisers have chosen it</source>
        <translation>Lo eligió la organización</translation>
    </message>
    <message>
        <source>Join the event</source>
        <translation>Unirse al evento</translation>
    </message>
    <message>
        <source>The organisers give you a one-time address, for this laptop alone, or an event file, for many.</source>
        <translation>La organización le da una dirección de un solo uso, solo para este portátil, o un archivo de evento, para varios.</translation>
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
        <source>A…Z: Not read? The short code</source>
        <translation>A…Z: ¿No se lee? El código corto</translation>
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
        <translation>F4: Cuánta gente ha llegado</translation>
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
        <source>F10: Look this laptop over</source>
        <translation>F10: Revisar este portátil</translation>
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
        <source>This badge is no longer valid. Take another spare one.</source>
        <translation>Esta credencial ya no es válida. Tome otra de reserva.</translation>
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
        <translation>La organización lo fija con: checkin pin</translation>
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
        <translation>Este PIN no la abre. Pruebe otra vez en {seconds} s.</translation>
    </message>
    <message>
        <source>For somebody on the list: show the badge or type the name, then F2.</source>
        <translation>Para alguien de la lista: muestre la credencial o escriba el nombre, luego F2.</translation>
    </message>
    <message>
        <source>Sent by the lanes</source>
        <translation>Personas enviadas por las filas</translation>
    </message>
    <message>
        <source>{count} waiting</source>
        <translation>{count} esperando</translation>
    </message>
    <message>
        <source>Admitted at two desks</source>
        <translation>Personas admitidas en dos puestos</translation>
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
        <source>In since {time}, as was settled.</source>
        <translation>Dentro desde las {time}, según se decidió.</translation>
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
        <translation>Lo pidió la organización</translation>
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
        <translation>Era una práctica</translation>
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
        <translation>El nombre tal como puede mostrarse. Intro continúa.</translation>
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
        <translation>Espacio marca, Intro registra a todas las personas marcadas.</translation>
    </message>
    <message>
        <source>Check in all who are ticked</source>
        <translation>Registrar a las personas marcadas</translation>
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
        <translation>¿Cuál cuenta? Las dos quedan en el registro.</translation>
    </message>
    <message>
        <source>The clocks cannot tell which was first.</source>
        <translation>Los relojes no pueden decir cuál fue la primera.</translation>
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
        <translation>Registros hechos: {count}</translation>
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
        <source>Where is the help desk? (F2)</source>
        <translation>¿Dónde está la mesa de ayuda? (F2)</translation>
    </message>
    <message>
        <source>Help desk… (F2)</source>
        <translation>Mesa de ayuda… (F2)</translation>
    </message>
</context>
<context>
    <name>Joining</name>
    <message>
        <source>Event files (*.checkin-event)</source>
        <translation>Archivos de evento (*.checkin-event)</translation>
    </message>
    <message>
        <source>Open an event file</source>
        <translation>Abrir un archivo de evento</translation>
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
    <name>Laptop</name>
    <message>
        <source>This laptop… (F10)</source>
        <translation>Este portátil… (F10)</translation>
    </message>
    <message>
        <source>This laptop</source>
        <translation>Este portátil</translation>
    </message>
    <message>
        <source>While this page is open, nobody is checked in here.</source>
        <translation>Mientras esta página esté abierta, aquí no se registra a nadie.</translation>
    </message>
    <message>
        <source>Back (Esc)</source>
        <translation>Volver (Esc)</translation>
    </message>
    <message>
        <source>Self-test: is this laptop ready?</source>
        <translation>Autoprueba: ¿está listo este portátil?</translation>
    </message>
</context>
<context>
    <name>LockPage</name>
    <message>
        <source>This desk is locked</source>
        <translation>Este puesto está bloqueado</translation>
    </message>
    <message>
        <source>Staff PIN</source>
        <translation>PIN del personal</translation>
    </message>
    <message>
        <source>6 digits</source>
        <translation>6 cifras</translation>
    </message>
    <message>
        <source>Open the desk</source>
        <translation>Abrir el puesto</translation>
    </message>
    <message>
        <source>Ask an organiser to open this desk</source>
        <translation>Pedir a la organización que abra este puesto</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Cancelar</translation>
    </message>
    <message>
        <source>No card or PIN here? Ask an organiser. Nothing that was saved is lost.</source>
        <translation>¿No tiene la tarjeta o el PIN? Pregunte a la organización. No se pierde nada de lo guardado.</translation>
    </message>
    <message>
        <source>This is not a desk card.</source>
        <translation>Esta no es una tarjeta de puesto.</translation>
    </message>
    <message>
        <source>Show the desk card first.</source>
        <translation>Muestre primero la tarjeta de puesto.</translation>
    </message>
    <message>
        <source>Opening…</source>
        <translation>Abriendo…</translation>
    </message>
    <message>
        <source>Asking the organisers&apos; computer…</source>
        <translation>Preguntando al ordenador de la organización…</translation>
    </message>
    <message>
        <source>Ask an organiser to open {} if they see the same six letters:</source>
        <translation>Pida a la organización que abra {} si ve las mismas seis letras:</translation>
    </message>
    <message>
        <source>Type the staff PIN.</source>
        <translation>Escriba el PIN del personal.</translation>
    </message>
    <message>
        <source>Show the desk card to the camera.</source>
        <translation>Muestre la tarjeta de puesto a la cámara.</translation>
    </message>
    <message>
        <source>The desk card was read. Now type the staff PIN.</source>
        <translation>Se ha leído la tarjeta de puesto. Escriba ahora el PIN del personal.</translation>
    </message>
    <message>
        <source>The next try in {seconds} s.</source>
        <translation>Próximo intento en {seconds} s.</translation>
    </message>
    <message>
        <source>The next try in {minutes} min.</source>
        <translation>Próximo intento en {minutes} min.</translation>
    </message>
    <message>
        <source>Hide the PIN</source>
        <translation>Ocultar el PIN</translation>
    </message>
    <message>
        <source>Show the PIN</source>
        <translation>Mostrar el PIN</translation>
    </message>
</context>
<context>
    <name>Matter</name>
    <message>
        <source>Camera</source>
        <translation>Cámara</translation>
    </message>
    <message>
        <source>Sharpness</source>
        <translation>Nitidez</translation>
    </message>
    <message>
        <source>Pictures</source>
        <translation>Imágenes</translation>
    </message>
    <message>
        <source>Test code</source>
        <translation>Código de prueba</translation>
    </message>
    <message>
        <source>Sounds</source>
        <translation>Sonidos</translation>
    </message>
    <message>
        <source>Saving</source>
        <translation>Guardado</translation>
    </message>
    <message>
        <source>Disk</source>
        <translation>Disco</translation>
    </message>
    <message>
        <source>List</source>
        <translation>Lista</translation>
    </message>
    <message>
        <source>Letters</source>
        <translation>Letras</translation>
    </message>
    <message>
        <source>Server</source>
        <translation>Servidor</translation>
    </message>
    <message>
        <source>Clock</source>
        <translation>Reloj</translation>
    </message>
    <message>
        <source>Time zone</source>
        <translation>Zona horaria</translation>
    </message>
    <message>
        <source>Program</source>
        <translation>Programa</translation>
    </message>
    <message>
        <source>Sleep</source>
        <translation>Suspensión</translation>
    </message>
    <message>
        <source>Power</source>
        <translation>Corriente</translation>
    </message>
    <message>
        <source>Screen</source>
        <translation>Pantalla</translation>
    </message>
    <message>
        <source>Disk encryption</source>
        <translation>Cifrado del disco</translation>
    </message>
    <message>
        <source>Key</source>
        <translation>Clave</translation>
    </message>
    <message>
        <source>Lock</source>
        <translation>Bloqueo</translation>
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
    <name>Panic</name>
    <message>
        <source>Staff PIN, six digits</source>
        <translation>PIN del personal, seis cifras</translation>
    </message>
    <message>
        <source>Erase now</source>
        <translation>Borrar ahora</translation>
    </message>
    <message>
        <source>Back (Esc)</source>
        <translation>Volver (Esc)</translation>
    </message>
    <message>
        <source>Erase this desk now?</source>
        <translation>¿Borrar este puesto ahora?</translation>
    </message>
    <message>
        <source>This cannot be taken back.</source>
        <translation>Es definitivo.</translation>
    </message>
    <message>
        <source>Hold once more: erase now</source>
        <translation>Mantener pulsado otra vez: borrar ahora</translation>
    </message>
    <message>
        <source>Erase this desk</source>
        <translation>Borrar este puesto</translation>
    </message>
    <message>
        <source>Everything of the event goes from this laptop, the key first. It needs no network.</source>
        <translation>Todo lo del evento desaparece de este portátil, primero la clave. No hace falta red.</translation>
    </message>
    <message>
        <source>Check-ins that the server has not received stay in the black box file, which only the organisers can open.</source>
        <translation>Los registros que el servidor no ha recibido quedan en el archivo caja negra, que solo la organización puede abrir.</translation>
    </message>
    <message>
        <source>Hold for 3 seconds</source>
        <translation>Mantener pulsado 3 segundos</translation>
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
        <source>Somebody answered who cannot prove to be the server of this event. Nothing was sent. Use another network, and tell the organisers.</source>
        <translation>Respondió alguien que no puede probar que es el servidor de este evento. No se envió nada. Use otra red y avise a la organización.</translation>
    </message>
    <message>
        <source>The server’s certificate is out of date by this laptop’s clock. Check this laptop’s date and time, and tell the organisers.</source>
        <translation>Según el reloj de este portátil, el certificado del servidor ha caducado. Compruebe la fecha y la hora de este portátil y avise a la organización.</translation>
    </message>
    <message>
        <source>What answered at the server’s address does not encrypt. Nothing was sent. Use another network, or ask the organisers for a new address.</source>
        <translation>Lo que respondió en la dirección del servidor no cifra. No se envió nada. Use otra red o pida una nueva dirección a la organización.</translation>
    </message>
    <message>
        <source>What answered at the server’s address encrypts in an old way. Nothing was sent. Use another network, and tell the organisers.</source>
        <translation>Lo que respondió en la dirección del servidor cifra de una forma antigua. No se envió nada. Use otra red y avise a la organización.</translation>
    </message>
    <message>
        <source>This one-time address is for another server. Ask the organiser for a new one.</source>
        <translation>Esta dirección de un solo uso es de otro servidor. Pida una nueva a la organización.</translation>
    </message>
    <message>
        <source>The organisers have not let this desk in. Ask them for a new address.</source>
        <translation>La organización no ha admitido este puesto. Pídale una nueva dirección.</translation>
    </message>
    <message>
        <source>The organisers have retired this desk. Use another one.</source>
        <translation>La organización ha retirado este puesto. Use otro.</translation>
    </message>
    <message>
        <source>This event is over: its server talks to desks no more. Bring this laptop to the organisers.</source>
        <translation>Este evento ha terminado: su servidor ya no habla con los puestos. Lleve este portátil a la organización.</translation>
    </message>
    <message>
        <source>This is not a desk address. It looks like https://192.168.1.5:8321/#ABCD.EFGH… and “checkin invite” prints a new one.</source>
        <translation>Esta no es una dirección de puesto. Tiene la forma https://192.168.1.5:8321/#ABCD.EFGH… y «checkin invite» imprime una nueva.</translation>
    </message>
    <message>
        <source>This one-time address is not valid, or was used already. Ask the organiser for a new one.</source>
        <translation>Esta dirección de un solo uso no sirve, o ya se usó. Pida una nueva a la organización.</translation>
    </message>
    <message>
        <source>This one-time address is out of date. Ask the organiser for a new one.</source>
        <translation>Esta dirección de un solo uso ha caducado. Pida otra a la organización.</translation>
    </message>
    <message>
        <source>The desk card or the PIN is not right.</source>
        <translation>La tarjeta de puesto o el PIN no es correcto.</translation>
    </message>
    <message>
        <source>This is not the staff PIN.</source>
        <translation>Este no es el PIN del personal.</translation>
    </message>
    <message>
        <source>Wait a moment before the next try.</source>
        <translation>Espere un momento antes del próximo intento.</translation>
    </message>
    <message>
        <source>A staff PIN has 6 digits.</source>
        <translation>Un PIN del personal tiene 6 cifras.</translation>
    </message>
    <message>
        <source>This desk card is of another event.</source>
        <translation>Esta tarjeta de puesto es de otro evento.</translation>
    </message>
    <message>
        <source>This desk cannot be opened on this computer: part of its key is kept by the computer that it was set up on.</source>
        <translation>Este puesto no puede abrirse en este ordenador: parte de su clave la guarda el ordenador en el que se preparó.</translation>
    </message>
    <message>
        <source>This computer&apos;s keychain does not answer. Unlock it, and open the desk again.</source>
        <translation>El llavero de este ordenador no responde. Desbloquéelo y vuelva a abrir el puesto.</translation>
    </message>
    <message>
        <source>This computer has too little memory free. Close other programs and try again.</source>
        <translation>Este ordenador tiene muy poca memoria libre. Cierre otros programas e inténtelo de nuevo.</translation>
    </message>
    <message>
        <source>The organisers have not opened this desk. Ask them.</source>
        <translation>La organización no ha abierto este puesto. Pregúntele.</translation>
    </message>
    <message>
        <source>This desk is to be erased. Open it here, with the desk card and the staff PIN: it then sends what it has, and erases itself.</source>
        <translation>Este puesto debe borrarse. Ábralo aquí, con la tarjeta de puesto y el PIN del personal: entonces envía lo que tiene y se borra.</translation>
    </message>
    <message>
        <source>The server cannot open this desk now. Once it was opened here, the server can again.</source>
        <translation>El servidor no puede abrir este puesto ahora. Cuando se haya abierto aquí, el servidor podrá de nuevo.</translation>
    </message>
    <message>
        <source>What the server has kept does not open this desk. Open it here.</source>
        <translation>Lo que guardó el servidor no abre este puesto. Ábralo aquí.</translation>
    </message>
    <message>
        <source>The desk&apos;s folder cannot be written to, so no PIN can be tried.</source>
        <translation>No se puede escribir en la carpeta del puesto, así que no se puede probar ningún PIN.</translation>
    </message>
    <message>
        <source>This is not an event file. Choose the file that the organisers gave you: its name ends in .checkin-event.</source>
        <translation>Esto no es un archivo de evento. Elija el archivo que le dio la organización: su nombre termina en .checkin-event.</translation>
    </message>
    <message>
        <source>The event file cannot be read. Copy it to this laptop and open it there.</source>
        <translation>No se puede leer el archivo del evento. Cópielo en este portátil y ábralo allí.</translation>
    </message>
    <message>
        <source>A newer version of Checkin made this event file. Install that version on this laptop first.</source>
        <translation>Una versión más nueva de Checkin creó este archivo de evento. Instale antes esa versión en este portátil.</translation>
    </message>
    <message>
        <source>This is not the passphrase of this event file. Look at it again.</source>
        <translation>Esta no es la frase de paso de este archivo de evento. Revísela.</translation>
    </message>
    <message>
        <source>The passphrase of an event file has 16 letters and digits.</source>
        <translation>La frase de paso de un archivo de evento tiene 16 letras y cifras.</translation>
    </message>
    <message>
        <source>This event file is not as the organisers made it: it was cut off or changed. Copy it again, or ask them for a new one.</source>
        <translation>Este archivo de evento no está como lo hizo la organización: se cortó o se cambió. Cópielo de nuevo o pídale otro.</translation>
    </message>
    <message>
        <source>By this laptop’s clock this event file is out of date. Set the clock if it is wrong, else ask the organisers for a new file.</source>
        <translation>Según el reloj de este portátil, este archivo de evento ha caducado. Ajuste el reloj si va mal; si no, pida otro archivo a la organización.</translation>
    </message>
    <message>
        <source>This laptop’s clock is wrong: by it, this event file has not been made yet. Set its date and time, and open the file again.</source>
        <translation>El reloj de este portátil va mal: según él, este archivo de evento aún no se ha hecho. Ajuste la fecha y la hora y abra el archivo de nuevo.</translation>
    </message>
    <message>
        <source>This laptop is a desk of another event. Erase that desk first, or use another laptop.</source>
        <translation>Este portátil es un puesto de otro evento. Borre antes ese puesto o use otro portátil.</translation>
    </message>
    <message>
        <source>This laptop is a desk of this event already. Open the desk and go on.</source>
        <translation>Este portátil ya es un puesto de este evento. Abra el puesto y siga.</translation>
    </message>
    <message>
        <source>This place of the event file is in use on another laptop. Ask an organiser to let it in; all is kept.</source>
        <translation>Esta plaza del archivo de evento se usa en otro portátil. Pida a la organización que lo admita; todo se conserva.</translation>
    </message>
    <message>
        <source>The event file of this desk is out of date. Ask an organiser to let it in; all is kept.</source>
        <translation>El archivo de evento de este puesto ha caducado. Pida a la organización que lo admita; todo se conserva.</translation>
    </message>
    <message>
        <source>The event file of this desk was withdrawn. Ask an organiser to let it in; all is kept.</source>
        <translation>El archivo de evento de este puesto fue retirado. Pida a la organización que lo admita; todo se conserva.</translation>
    </message>
    <message>
        <source>The server does not know the event file of this desk. Ask an organiser to let it in; all is kept.</source>
        <translation>El servidor no conoce el archivo de evento de este puesto. Pida a la organización que lo admita; todo se conserva.</translation>
    </message>
    <message>
        <source>What came is not what the server says it has. Fetch it once more.</source>
        <translation>Lo que llegó no es lo que el servidor anuncia. Descárguelo otra vez.</translation>
    </message>
    <message>
        <source>It cannot be saved: the disk is full, or the folder cannot be written to.</source>
        <translation>No se puede guardar: el disco está lleno o no se puede escribir en la carpeta.</translation>
    </message>
    <message>
        <source>Nothing newer is offered from two days before the event until its end.</source>
        <translation>No se ofrece nada más nuevo desde dos días antes del evento hasta su final.</translation>
    </message>
    <message>
        <source>This desk&apos;s Checkin is too old for its server. Go on: all is kept here. Tell the organisers to install the newer version.</source>
        <translation>El Checkin de este puesto es demasiado antiguo para su servidor. Siga: todo se guarda aquí. Pida a la organización que instale la versión nueva.</translation>
    </message>
    <message>
        <source>This database was made by another version of Checkin. Use the version that made it, or a newer one.</source>
        <translation>Esta base de datos fue creada por otra versión de Checkin. Use esa versión o una más nueva.</translation>
    </message>
    <message>
        <source>A newer version of Checkin has changed this desk. Install that version again, or go back to the copy from before it with “checkin desk --go-back”.</source>
        <translation>Una versión más nueva de Checkin ha modificado este puesto. Vuelva a instalarla, o regrese a la copia anterior con «checkin desk --go-back».</translation>
    </message>
    <message>
        <source>This desk cannot go back: check-ins were saved since. Install the newer version of Checkin again.</source>
        <translation>Este puesto no puede volver atrás: desde entonces se han guardado registros. Vuelva a instalar la versión más nueva de Checkin.</translation>
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
        <translation>Nadie con ese nombre. Quizá una de estas personas</translation>
    </message>
    <message>
        <source>This desk holds no names. Type the whole short code</source>
        <translation>Este puesto no tiene nombres. Escriba todo el código corto</translation>
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
    <message>
        <source>Type the short code under the QR code</source>
        <translation>Escriba el código corto bajo el código QR</translation>
    </message>
</context>
<context>
    <name>SelfTest</name>
    <message>
        <source>Left out.</source>
        <translation>Se ha omitido.</translation>
    </message>
    <message>
        <source>Not looked at: there is no picture.</source>
        <translation>No se ha mirado: no hay imagen.</translation>
    </message>
    <message>
        <source>No camera was found.</source>
        <translation>No se ha encontrado ninguna cámara.</translation>
    </message>
    <message>
        <source>None is plugged in, or the system does not know it.</source>
        <translation>No hay ninguna conectada, o el sistema no la conoce.</translation>
    </message>
    <message>
        <source>Plug the camera in, or switch it on at its key or slide.</source>
        <translation>Conecte la cámara, o enciéndala con su tecla o su tapa.</translation>
    </message>
    <message>
        <source>The camera gives no picture.</source>
        <translation>La cámara no da imagen.</translation>
    </message>
    <message>
        <source>Another program is using it.</source>
        <translation>Otro programa la está usando.</translation>
    </message>
    <message>
        <source>Close calls, browsers and camera programs, then Again.</source>
        <translation>Cierre llamadas, navegadores y programas de cámara; luego, «Otra vez».</translation>
    </message>
    <message>
        <source>This computer does not let Checkin use the camera.</source>
        <translation>Este ordenador no deja que Checkin use la cámara.</translation>
    </message>
    <message>
        <source>The system&apos;s privacy settings forbid it.</source>
        <translation>La configuración de privacidad del sistema lo prohíbe.</translation>
    </message>
    <message>
        <source>Allow the camera for Checkin in the system&apos;s settings.</source>
        <translation>Permita la cámara a Checkin en la configuración del sistema.</translation>
    </message>
    <message>
        <source>The camera has stopped.</source>
        <translation>La cámara se ha parado.</translation>
    </message>
    <message>
        <source>Its cable is loose, or its driver hangs.</source>
        <translation>Su cable está suelto, o su controlador se ha colgado.</translation>
    </message>
    <message>
        <source>Unplug the camera and plug it in again, then Again.</source>
        <translation>Desconecte y vuelva a conectar la cámara; luego, «Otra vez».</translation>
    </message>
    <message>
        <source>The camera sees nothing.</source>
        <translation>La cámara no ve nada.</translation>
    </message>
    <message>
        <source>Its lens is covered, or faces something of one colour.</source>
        <translation>Su lente está tapada, o ante algo de un solo color.</translation>
    </message>
    <message>
        <source>Open the slide or take the sticker off the lens, then Again.</source>
        <translation>Abra la tapa o quite la pegatina de la lente; luego, «Otra vez».</translation>
    </message>
    <message>
        <source>The camera&apos;s picture is dark.</source>
        <translation>La imagen de la cámara es oscura.</translation>
    </message>
    <message>
        <source>There is too little light on what it sees.</source>
        <translation>Hay poca luz sobre lo que ve.</translation>
    </message>
    <message>
        <source>Put a lamp beside the screen, or turn the desk to the light.</source>
        <translation>Ponga una lámpara junto a la pantalla, o gire el puesto hacia la luz.</translation>
    </message>
    <message>
        <source>The camera gives a picture.</source>
        <translation>La cámara da imagen.</translation>
    </message>
    <message>
        <source>Sharp enough: a code was read.</source>
        <translation>Bastante nítida: se ha leído un código.</translation>
    </message>
    <message>
        <source>A code is in view and cannot be read.</source>
        <translation>Hay un código a la vista y no se puede leer.</translation>
    </message>
    <message>
        <source>It is too far, moves, or the lens is out of focus or dirty.</source>
        <translation>Está lejos, se mueve, o la lente está desenfocada o sucia.</translation>
    </message>
    <message>
        <source>Wipe the lens, turn its ring, hold the code still and closer.</source>
        <translation>Limpie la lente, gire su anillo, sostenga el código quieto y más cerca.</translation>
    </message>
    <message>
        <source>The picture is not sharp.</source>
        <translation>La imagen no es nítida.</translation>
    </message>
    <message>
        <source>The lens is dirty, or has a ring that is turned.</source>
        <translation>La lente está sucia, o su anillo está girado.</translation>
    </message>
    <message>
        <source>Wipe the lens, or turn its ring until the picture is sharp.</source>
        <translation>Limpie la lente, o gire su anillo hasta que la imagen sea nítida.</translation>
    </message>
    <message>
        <source>Nothing in view shows it. Hold the test chart up.</source>
        <translation>Nada a la vista lo muestra. Sostenga la hoja de prueba.</translation>
    </message>
    <message>
        <source>The picture is sharp.</source>
        <translation>La imagen es nítida.</translation>
    </message>
    <message>
        <source>Only {rate} pictures a second.</source>
        <translation>Solo {rate} imágenes por segundo.</translation>
    </message>
    <message>
        <source>Too little light, or other programs keep the computer busy.</source>
        <translation>Poca luz, u otros programas ocupan el ordenador.</translation>
    </message>
    <message>
        <source>Give it more light and close other programs, then Again.</source>
        <translation>Dele más luz y cierre otros programas; luego, «Otra vez».</translation>
    </message>
    <message>
        <source>{rate} pictures a second.</source>
        <translation>{rate} imágenes por segundo.</translation>
    </message>
    <message>
        <source>The test code was read.</source>
        <translation>Se ha leído el código de prueba.</translation>
    </message>
    <message>
        <source>A code was read, not the test code.</source>
        <translation>Se ha leído un código, no el de prueba.</translation>
    </message>
    <message>
        <source>No code was held up. Print the test chart or show it on a screen.</source>
        <translation>No se ha mostrado ningún código. Imprima la hoja de prueba o muéstrela en una pantalla.</translation>
    </message>
    <message>
        <source>Sounds that cannot be played: {names}.</source>
        <translation>Sonidos que no se pueden reproducir: {names}.</translation>
    </message>
    <message>
        <source>Files of the program are missing or damaged.</source>
        <translation>Faltan archivos del programa o están dañados.</translation>
    </message>
    <message>
        <source>Install Checkin again.</source>
        <translation>Vuelva a instalar Checkin.</translation>
    </message>
    <message>
        <source>This laptop plays no sound.</source>
        <translation>Este portátil no reproduce sonido.</translation>
    </message>
    <message>
        <source>It has no speaker, or the system does not know it.</source>
        <translation>No tiene altavoz, o el sistema no lo conoce.</translation>
    </message>
    <message>
        <source>Plug a speaker in, or work by the colours alone.</source>
        <translation>Conecte un altavoz, o guíese solo por los colores.</translation>
    </message>
    <message>
        <source>The sounds were not heard.</source>
        <translation>No se han oído los sonidos.</translation>
    </message>
    <message>
        <source>The laptop is muted, or plays on another output.</source>
        <translation>El portátil está en silencio, o suena por otra salida.</translation>
    </message>
    <message>
        <source>Turn the volume up and choose the speaker, then Again.</source>
        <translation>Suba el volumen y elija el altavoz; luego, «Otra vez».</translation>
    </message>
    <message>
        <source>The four sounds were heard.</source>
        <translation>Se han oído los cuatro sonidos.</translation>
    </message>
    <message>
        <source>The four sounds can be played.</source>
        <translation>Los cuatro sonidos se pueden reproducir.</translation>
    </message>
    <message>
        <source>The server answers, and is the right one.</source>
        <translation>El servidor responde, y es el correcto.</translation>
    </message>
    <message>
        <source>Somebody answers who is not this event&apos;s server.</source>
        <translation>Responde alguien que no es el servidor de este evento.</translation>
    </message>
    <message>
        <source>The server&apos;s certificate has changed, or the network is hostile.</source>
        <translation>El certificado del servidor ha cambiado, o la red es hostil.</translation>
    </message>
    <message>
        <source>Try another network. Organisers: if certificates were renewed, let this desk join anew.</source>
        <translation>Pruebe otra red. Organización: si se renovaron los certificados, vuelva a añadir este puesto.</translation>
    </message>
    <message>
        <source>The server refuses this desk: {answer}</source>
        <translation>El servidor rechaza este puesto: {answer}</translation>
    </message>
    <message>
        <source>The organisers have retired it, or the event is over.</source>
        <translation>La organización lo ha retirado, o el evento ha terminado.</translation>
    </message>
    <message>
        <source>Ask the organisers, and let this laptop join anew.</source>
        <translation>Pregunte a la organización y vuelva a añadir este portátil.</translation>
    </message>
    <message>
        <source>Something else answers in the server&apos;s place.</source>
        <translation>Otra cosa responde en lugar del servidor.</translation>
    </message>
    <message>
        <source>A network that asks people to sign in first, or a proxy.</source>
        <translation>Una red que pide iniciar sesión antes, o un proxy.</translation>
    </message>
    <message>
        <source>Sign in to the network in a browser, or use another one.</source>
        <translation>Inicie sesión en la red con un navegador, o use otra.</translation>
    </message>
    <message>
        <source>No server to ask from here.</source>
        <translation>No hay servidor al que preguntar desde aquí.</translation>
    </message>
    <message>
        <source>The server was not reached. Offline is fine.</source>
        <translation>No se ha podido contactar con el servidor. Sin conexión está bien.</translation>
    </message>
    <message>
        <source>The server was last reached {hours} h ago.</source>
        <translation>Último contacto con el servidor hace {hours} h.</translation>
    </message>
    <message>
        <source>Since then people may have been added to the list.</source>
        <translation>Desde entonces puede haberse añadido gente a la lista.</translation>
    </message>
    <message>
        <source>Connect once before the event, or take a newer event file.</source>
        <translation>Conéctese una vez antes del evento, o use un archivo de evento más nuevo.</translation>
    </message>
    <message>
        <source>Offline is fine: the server was last reached {minutes} min ago.</source>
        <translation>Sin conexión está bien: último contacto con el servidor hace {minutes} min.</translation>
    </message>
    <message>
        <source>Not looked at: no list can be read now.</source>
        <translation>No se ha mirado: ahora no se puede leer ninguna lista.</translation>
    </message>
    <message>
        <source>There is no list on this laptop.</source>
        <translation>No hay ninguna lista en este portátil.</translation>
    </message>
    <message>
        <source>It has not reached the server since it became a desk.</source>
        <translation>No ha alcanzado el servidor desde que es un puesto.</translation>
    </message>
    <message>
        <source>Connect it to the network, or open an event file.</source>
        <translation>Conéctelo a la red, o abra un archivo de evento.</translation>
    </message>
    <message>
        <source>The list is number {number}; the server has {theirs}.</source>
        <translation>La lista es la número {number}; el servidor tiene la {theirs}.</translation>
    </message>
    <message>
        <source>The newest changes have not come to this laptop yet.</source>
        <translation>Los últimos cambios aún no han llegado a este portátil.</translation>
    </message>
    <message>
        <source>Leave the desk open with a network for a minute, then Again.</source>
        <translation>Deje el puesto abierto con red un minuto; luego, «Otra vez».</translation>
    </message>
    <message>
        <source>List {number}, on {same} of {all} desks.</source>
        <translation>Lista {number}, en {same} de {all} puestos.</translation>
    </message>
    <message>
        <source>Other desks have not fetched this list yet.</source>
        <translation>Otros puestos aún no han obtenido esta lista.</translation>
    </message>
    <message>
        <source>Open those desks with a network for a minute.</source>
        <translation>Abra esos puestos con red durante un minuto.</translation>
    </message>
    <message>
        <source>List {number}.</source>
        <translation>Lista {number}.</translation>
    </message>
    <message>
        <source>List {number}, on {all} of {all} desks and at the server.</source>
        <translation>Lista {number}, en {all} de {all} puestos y en el servidor.</translation>
    </message>
    <message>
        <source>Set date and time in the system&apos;s settings, best by itself.</source>
        <translation>Ajuste fecha y hora en la configuración del sistema, mejor de forma automática.</translation>
    </message>
    <message>
        <source>The clock is right to {ms} ms.</source>
        <translation>El reloj va bien, con {ms} ms de diferencia.</translation>
    </message>
    <message>
        <source>The clock is {seconds} s ahead of the server&apos;s.</source>
        <translation>El reloj va {seconds} s adelantado respecto al del servidor.</translation>
    </message>
    <message>
        <source>The clock is {seconds} s behind the server&apos;s.</source>
        <translation>El reloj va {seconds} s atrasado respecto al del servidor.</translation>
    </message>
    <message>
        <source>It was set by hand, or its battery is empty.</source>
        <translation>Se ajustó a mano, o su pila está agotada.</translation>
    </message>
    <message>
        <source>Not compared: look whether the time is right.</source>
        <translation>No comparado: mire si la hora es correcta.</translation>
    </message>
    <message>
        <source>The clock is behind what the server said before.</source>
        <translation>El reloj va por detrás de lo que dijo antes el servidor.</translation>
    </message>
    <message>
        <source>The clock is not before what the server said last.</source>
        <translation>El reloj no está antes de lo último que dijo el servidor.</translation>
    </message>
    <message>
        <source>Version {mine}; the server has {other}.</source>
        <translation>Versión {mine}; el servidor tiene la {other}.</translation>
    </message>
    <message>
        <source>This laptop was installed from another file.</source>
        <translation>Este portátil se instaló desde otro archivo.</translation>
    </message>
    <message>
        <source>Install the server&apos;s version, unless the event has begun.</source>
        <translation>Instale la versión del servidor, salvo que el evento haya empezado.</translation>
    </message>
    <message>
        <source>Version {mine}; other desks have {other}.</source>
        <translation>Versión {mine}; otros puestos tienen la {other}.</translation>
    </message>
    <message>
        <source>They were installed from another file.</source>
        <translation>Se instalaron desde otro archivo.</translation>
    </message>
    <message>
        <source>Install one version on all, unless the event has begun.</source>
        <translation>Instale la misma versión en todos, salvo que el evento haya empezado.</translation>
    </message>
    <message>
        <source>Version {mine}.</source>
        <translation>Versión {mine}.</translation>
    </message>
    <message>
        <source>This laptop has no time zone.</source>
        <translation>Este portátil no tiene zona horaria.</translation>
    </message>
    <message>
        <source>The system&apos;s settings name none that exists.</source>
        <translation>La configuración del sistema no nombra ninguna que exista.</translation>
    </message>
    <message>
        <source>Choose the time zone of the venue in the system&apos;s settings.</source>
        <translation>Elija la zona horaria del lugar en la configuración del sistema.</translation>
    </message>
    <message>
        <source>Not compared: no event can be read now.</source>
        <translation>No comparado: ahora no se puede leer ningún evento.</translation>
    </message>
    <message>
        <source>This laptop&apos;s time zone is not the event&apos;s ({zone}).</source>
        <translation>La zona horaria de este portátil no es la del evento ({zone}).</translation>
    </message>
    <message>
        <source>It comes from elsewhere, or is set by hand.</source>
        <translation>Viene de otro lugar, o se ajustó a mano.</translation>
    </message>
    <message>
        <source>Choose {zone} in the system&apos;s settings. Checkin shows it anyway.</source>
        <translation>Elija {zone} en la configuración del sistema. Checkin la muestra de todos modos.</translation>
    </message>
    <message>
        <source>The time zone is the event&apos;s: {zone}.</source>
        <translation>La zona horaria es la del evento: {zone}.</translation>
    </message>
    <message>
        <source>Nothing can be saved on this laptop.</source>
        <translation>No se puede guardar nada en este portátil.</translation>
    </message>
    <message>
        <source>The disk is full.</source>
        <translation>El disco está lleno.</translation>
    </message>
    <message>
        <source>Delete files that are not needed, then Again.</source>
        <translation>Borre archivos que no hagan falta; luego, «Otra vez».</translation>
    </message>
    <message>
        <source>The desk&apos;s folder cannot be written to.</source>
        <translation>No se puede escribir en la carpeta del puesto.</translation>
    </message>
    <message>
        <source>Give this user the folder: its owner and permissions, or a disk that can be written to.</source>
        <translation>Dé la carpeta a este usuario: propietario y permisos, o un disco en el que se pueda escribir.</translation>
    </message>
    <message>
        <source>The disk reports a fault.</source>
        <translation>El disco comunica un fallo.</translation>
    </message>
    <message>
        <source>Use another laptop for this desk.</source>
        <translation>Use otro portátil para este puesto.</translation>
    </message>
    <message>
        <source>Saving takes {ms} ms.</source>
        <translation>Guardar tarda {ms} ms.</translation>
    </message>
    <message>
        <source>The disk is slow or busy.</source>
        <translation>El disco es lento o está ocupado.</translation>
    </message>
    <message>
        <source>Close other programs, let updates end, then Again.</source>
        <translation>Cierre otros programas, deje terminar las actualizaciones; luego, «Otra vez».</translation>
    </message>
    <message>
        <source>What is saved is on disk in {ms} ms.</source>
        <translation>Lo que se guarda está en el disco en {ms} ms.</translation>
    </message>
    <message>
        <source>The system does not tell.</source>
        <translation>El sistema no lo dice.</translation>
    </message>
    <message>
        <source>Free on the disk: {mb} MB.</source>
        <translation>Libre en el disco: {mb} MB.</translation>
    </message>
    <message>
        <source>The disk is nearly full.</source>
        <translation>El disco está casi lleno.</translation>
    </message>
    <message>
        <source>Checkin keeps this laptop awake.</source>
        <translation>Checkin mantiene despierto este portátil.</translation>
    </message>
    <message>
        <source>The system does not tell. Checkin asks it to stay awake.</source>
        <translation>El sistema no lo dice. Checkin le pide que siga despierto.</translation>
    </message>
    <message>
        <source>It does not fall asleep by itself.</source>
        <translation>No se suspende por sí solo.</translation>
    </message>
    <message>
        <source>This laptop falls asleep after {minutes} min.</source>
        <translation>Este portátil se suspende a los {minutes} min.</translation>
    </message>
    <message>
        <source>Its power settings say so. Only an open desk keeps it awake.</source>
        <translation>Lo dice su configuración de energía. Solo un puesto abierto lo mantiene despierto.</translation>
    </message>
    <message>
        <source>In the system&apos;s power settings, choose never to sleep.</source>
        <translation>En la configuración de energía del sistema, elija no suspender nunca.</translation>
    </message>
    <message>
        <source>No battery, as far as the system tells.</source>
        <translation>Sin batería, según el sistema.</translation>
    </message>
    <message>
        <source>On mains, battery {percent} %.</source>
        <translation>Enchufado, batería al {percent}&#xa0;%.</translation>
    </message>
    <message>
        <source>The charger is not plugged in.</source>
        <translation>El cargador no está enchufado.</translation>
    </message>
    <message>
        <source>Plug the charger in.</source>
        <translation>Enchufe el cargador.</translation>
    </message>
    <message>
        <source>On battery, {percent} %.</source>
        <translation>Con batería, {percent}&#xa0;%.</translation>
    </message>
    <message>
        <source>There is no screen here.</source>
        <translation>Aquí no hay pantalla.</translation>
    </message>
    <message>
        <source>The screen has {wide} by {high} points.</source>
        <translation>La pantalla tiene {wide} por {high} puntos.</translation>
    </message>
    <message>
        <source>The window needs {least_wide} by {least_high}.</source>
        <translation>La ventana necesita {least_wide} por {least_high}.</translation>
    </message>
    <message>
        <source>Choose a smaller scale, or a higher resolution.</source>
        <translation>Elija una escala menor, o una resolución mayor.</translation>
    </message>
    <message>
        <source>Not looked at: no names can be read now.</source>
        <translation>No se ha mirado: ahora no se pueden leer nombres.</translation>
    </message>
    <message>
        <source>Letters that cannot be shown: {scripts}.</source>
        <translation>Letras que no se pueden mostrar: {scripts}.</translation>
    </message>
    <message>
        <source>This laptop has no font for them.</source>
        <translation>Este portátil no tiene fuente para ellas.</translation>
    </message>
    <message>
        <source>Install fonts for these scripts (Debian: fonts-noto; Windows: supplemental fonts), then start Checkin again.</source>
        <translation>Instale fuentes para estas escrituras (Debian: fonts-noto; Windows: fuentes complementarias) y abra Checkin de nuevo.</translation>
    </message>
    <message>
        <source>All {count} letters of the list can be shown.</source>
        <translation>Las {count} letras de la lista se pueden mostrar.</translation>
    </message>
    <message>
        <source>The system does not tell. What Checkin holds is encrypted.</source>
        <translation>El sistema no lo dice. Lo que guarda Checkin está cifrado.</translation>
    </message>
    <message>
        <source>The disk is encrypted.</source>
        <translation>El disco está cifrado.</translation>
    </message>
    <message>
        <source>The disk is not encrypted by the system.</source>
        <translation>El sistema no cifra el disco.</translation>
    </message>
    <message>
        <source>Checkin encrypts what it holds, and nothing else is protected.</source>
        <translation>Checkin cifra lo que guarda, y nada más está protegido.</translation>
    </message>
    <message>
        <source>Switch on BitLocker, FileVault or LUKS where there is time for it.</source>
        <translation>Active BitLocker, FileVault o LUKS si hay tiempo.</translation>
    </message>
    <message>
        <source>This laptop is not a desk yet.</source>
        <translation>Este portátil aún no es un puesto.</translation>
    </message>
    <message>
        <source>Part of the key is in the system&apos;s keychain.</source>
        <translation>Parte de la clave está en el llavero del sistema.</translation>
    </message>
    <message>
        <source>The key is bound to this computer.</source>
        <translation>La clave está ligada a este ordenador.</translation>
    </message>
    <message>
        <source>The key is in a file beside the data.</source>
        <translation>La clave está en un archivo junto a los datos.</translation>
    </message>
    <message>
        <source>This system has no keychain that answers, and no id.</source>
        <translation>Este sistema no tiene llavero que responda, ni identificador.</translation>
    </message>
    <message>
        <source>Let nobody copy the desk&apos;s folder; erase it after the event.</source>
        <translation>Que nadie copie la carpeta del puesto; bórrela después del evento.</translation>
    </message>
    <message>
        <source>It belongs to no event.</source>
        <translation>No pertenece a ningún evento.</translation>
    </message>
    <message>
        <source>Open the event file, or show the pairing code to the camera.</source>
        <translation>Abra el archivo del evento, o muestre el código de enlace a la cámara.</translation>
    </message>
    <message>
        <source>The desk could not be opened.</source>
        <translation>No se ha podido abrir el puesto.</translation>
    </message>
    <message>
        <source>Its database cannot be read or written.</source>
        <translation>Su base de datos no se puede leer ni escribir.</translation>
    </message>
    <message>
        <source>Settle first what is said of saving; else make it a desk anew.</source>
        <translation>Resuelva primero lo que se dice del guardado; si no, conviértalo de nuevo en puesto.</translation>
    </message>
    <message>
        <source>The desk is locked, as it should be.</source>
        <translation>El puesto está bloqueado, como debe ser.</translation>
    </message>
    <message>
        <source>The desk opens with the staff PIN.</source>
        <translation>El puesto se abre con el PIN del personal.</translation>
    </message>
    <message>
        <source>The desk holds names and opens by itself.</source>
        <translation>El puesto guarda nombres y se abre solo.</translation>
    </message>
    <message>
        <source>The organisers have set no lock for this event.</source>
        <translation>La organización no ha puesto bloqueo a este evento.</translation>
    </message>
    <message>
        <source>Organisers: set a staff PIN and choose the lock, then sync.</source>
        <translation>Organización: fije un PIN del personal y elija el bloqueo; después, sincronice.</translation>
    </message>
    <message>
        <source>The desk opens by itself and holds no names.</source>
        <translation>El puesto se abre solo y no guarda nombres.</translation>
    </message>
</context>
<context>
    <name>SelfTestPage</name>
    <message>
        <source>Again</source>
        <translation>Otra vez</translation>
    </message>
    <message>
        <source>Copy the summary</source>
        <translation>Copiar el resumen</translation>
    </message>
    <message>
        <source>Show the camera picture</source>
        <translation>Mostrar la imagen de la cámara</translation>
    </message>
    <message>
        <source>Show a test code</source>
        <translation>Mostrar un código de prueba</translation>
    </message>
    <message>
        <source>Play the four sounds</source>
        <translation>Reproducir los cuatro sonidos</translation>
    </message>
    <message>
        <source>I heard them</source>
        <translation>Los he oído</translation>
    </message>
    <message>
        <source>I did not</source>
        <translation>No los he oído</translation>
    </message>
    <message>
        <source>Looking this laptop over…</source>
        <translation>Revisando este portátil…</translation>
    </message>
    <message>
        <source>Ready for tomorrow</source>
        <translation>Listo para mañana</translation>
    </message>
    <message>
        <source>Not ready yet</source>
        <translation>Todavía no está listo</translation>
    </message>
    <message>
        <source>{seen} of {all}</source>
        <translation>{seen} de {all}</translation>
    </message>
    <message>
        <source>Everything is as it should be.</source>
        <translation>Todo está como debe.</translation>
    </message>
    <message>
        <source>To look at: {what}</source>
        <translation>Para mirar: {what}</translation>
    </message>
    <message>
        <source>First: {what}</source>
        <translation>Primero: {what}</translation>
    </message>
</context>
<context>
    <name>SettingUp</name>
    <message>
        <source>Passphrase, as the organisers gave it to you</source>
        <translation>Frase de paso, como se la dio la organización</translation>
    </message>
    <message>
        <source>Passphrase</source>
        <translation>Frase de paso</translation>
    </message>
    <message>
        <source>Open</source>
        <translation>Abrir</translation>
    </message>
    <message>
        <source>Back</source>
        <translation>Volver</translation>
    </message>
    <message>
        <source>Open an event file</source>
        <translation>Abrir un archivo de evento</translation>
    </message>
    <message>
        <source>Opening the file…</source>
        <translation>Abriendo el archivo…</translation>
    </message>
    <message>
        <source>Making this laptop a desk…</source>
        <translation>Este portátil se convierte en puesto…</translation>
    </message>
    <message>
        <source>{name} (in use)</source>
        <translation>{name} (en uso)</translation>
    </message>
    <message numerus="yes">
        <source>%n people</source>
        <translation>
            <numerusform>%n persona</numerusform>
            <numerusform>%n personas</numerusform>
        </translation>
    </message>
    <message>
        <source>{people} on list {number}, as of {time}</source>
        <translation>{people} en la lista {number}, a fecha de {time}</translation>
    </message>
    <message>
        <source>{profile}. The file is good until {time}</source>
        <translation>{profile}. El archivo vale hasta {time}</translation>
    </message>
    <message>
        <source>Server: {address}</source>
        <translation>Servidor: {address}</translation>
    </message>
    <message>
        <source>Which desk is this?</source>
        <translation>¿Qué puesto es este?</translation>
    </message>
    <message>
        <source>Lane: public names</source>
        <translation>Fila: nombres públicos</translation>
    </message>
    <message>
        <source>Lane without names</source>
        <translation>Fila sin nombres</translation>
    </message>
    <message>
        <source>Help desk: all that finds people</source>
        <translation>Mesa de ayuda: lo que permite encontrar a alguien</translation>
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
        <source>Erase this desk…</source>
        <translation>Borrar este puesto…</translation>
    </message>
    <message>
        <source>Nothing goes before you have confirmed it</source>
        <translation>No se borra nada hasta que lo confirme</translation>
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
    <name>Stick</name>
    <message>
        <source>This file cannot be opened here: it is of another event, or whoever made it did not know this computer yet.</source>
        <translation>Este archivo no se puede abrir aquí: es de otro evento, o quien lo creó no conocía aún este ordenador.</translation>
    </message>
    <message>
        <source>This file is damaged or not whole. Copy it once more.</source>
        <translation>Este archivo está dañado o incompleto. Cópielo otra vez.</translation>
    </message>
    <message>
        <source>This file was made by a newer version of this program. Update this one.</source>
        <translation>Este archivo lo creó una versión más reciente de este programa. Actualice este.</translation>
    </message>
    <message>
        <source>This file is of another event.</source>
        <translation>Este archivo es de otro evento.</translation>
    </message>
    <message>
        <source>This file was made by desks that are not known here. If this is a desk, let it reach the server once.</source>
        <translation>Este archivo lo crearon puestos que aquí no se conocen. Si esto es un puesto, deje que llegue una vez al servidor.</translation>
    </message>
    <message>
        <source>This file is larger than any that a desk makes.</source>
        <translation>Este archivo es mayor que cualquiera que cree un puesto.</translation>
    </message>
    <message>
        <source>This file cannot be read.</source>
        <translation>Este archivo no se puede leer.</translation>
    </message>
    <message>
        <source>There is such a file already. Choose another name.</source>
        <translation>Ya existe un archivo así. Elija otro nombre.</translation>
    </message>
    <message>
        <source>Choose a place outside of the desk&apos;s own folder, which will be erased.</source>
        <translation>Elija un lugar fuera de la carpeta del puesto, que se borrará.</translation>
    </message>
    <message>
        <source>This file could not be written. Is the stick full, or write-protected?</source>
        <translation>No se pudo escribir este archivo. ¿Está la memoria llena o protegida contra escritura?</translation>
    </message>
    <message>
        <source>What was written there could not be read back. Use another stick.</source>
        <translation>Lo que se escribió ahí no se pudo releer. Use otra memoria.</translation>
    </message>
    <message>
        <source>This desk has not heard yet what the organisers open such files with. Let it reach the server once.</source>
        <translation>Este puesto aún no sabe con qué abre la organización esos archivos. Deje que llegue una vez al servidor.</translation>
    </message>
    <message>
        <source>Choose the USB stick</source>
        <translation>Elija la memoria USB</translation>
    </message>
    <message>
        <source>Choose the file on the USB stick</source>
        <translation>Elija el archivo en la memoria USB</translation>
    </message>
</context>
<context>
    <name>Strip</name>
    <message>
        <source>Letters:</source>
        <translation>Letras:</translation>
    </message>
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
        <source>Version {version} of Checkin is at the server. Nobody has to install it now</source>
        <translation>La versión {version} de Checkin está en el servidor. Nadie tiene que instalarla ahora</translation>
    </message>
    <message>
        <source>The server&apos;s Checkin is too old for this desk. Go on, and tell the organisers</source>
        <translation>El Checkin del servidor es demasiado antiguo para este puesto. Siga, y avise a la organización</translation>
    </message>
    <message>
        <source>This desk had stopped and is back. Whatever was green is saved</source>
        <translation>Este puesto se había detenido y ha vuelto. Todo lo que estaba en verde está guardado</translation>
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
        <translation>Batería casi vacía, {percent}&#xa0;%. Conecte el cargador ya</translation>
    </message>
    <message>
        <source>On battery, {percent} %. Please plug in</source>
        <translation>Con batería, {percent}&#xa0;%. Conecte el cargador</translation>
    </message>
</context>
<context>
    <name>Support</name>
    <message>
        <source>Save the support log</source>
        <translation>Guardar el registro de soporte</translation>
    </message>
    <message>
        <source>Support log</source>
        <translation>Registro de soporte</translation>
    </message>
    <message>
        <source>This is all of it: states and durations. No names, no codes. It helps those who repair Checkin. Nothing is sent: you save it, and give it to them yourself.</source>
        <translation>Esto es todo: estados y duraciones. Ningún nombre, ningún código. Ayuda a quienes reparan Checkin. No se envía nada: usted lo guarda y se lo da.</translation>
    </message>
    <message>
        <source>Save</source>
        <translation>Guardar</translation>
    </message>
    <message>
        <source>Back</source>
        <translation>Volver</translation>
    </message>
    <message>
        <source>Saved: {file}</source>
        <translation>Guardado: {file}</translation>
    </message>
    <message>
        <source>It cannot be saved there. Choose another place.</source>
        <translation>No se puede guardar ahí. Elija otro lugar.</translation>
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
<context>
    <name>Update</name>
    <message>
        <source>Newer version</source>
        <translation>Versión más nueva</translation>
    </message>
    <message>
        <source>Fetch it</source>
        <translation>Descargarla</translation>
    </message>
    <message>
        <source>Back</source>
        <translation>Volver</translation>
    </message>
    <message>
        <source>The server has not been heard yet. Look again later.</source>
        <translation>El servidor aún no ha respondido. Mire más tarde.</translation>
    </message>
    <message>
        <source>Nothing newer is offered from two days before the event until its end: every desk keeps the version that it has.</source>
        <translation>No se ofrece nada más nuevo desde dos días antes del evento hasta su final: cada puesto conserva la versión que tiene.</translation>
    </message>
    <message>
        <source>This desk has version {version}. The server has no newer one for it.</source>
        <translation>Este puesto tiene la versión {version}. El servidor no tiene otra más nueva para él.</translation>
    </message>
    <message>
        <source>This desk has version {version}. The server has {newer}, {size} MB. Nobody has to install it, and nothing is installed by itself.</source>
        <translation>Este puesto tiene la versión {version}. El servidor tiene la {newer}, {size} MB. Nadie tiene que instalarla y nada se instala solo.</translation>
    </message>
    <message>
        <source>It is in this folder: {folder}. Close the desk when nobody waits, then open the file.</source>
        <translation>Está en esta carpeta: {folder}. Cierre el puesto cuando nadie espere y abra el archivo.</translation>
    </message>
</context>
</TS>
