<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="ar" sourcelanguage="en">
<context>
    <name>Bars</name>
    <message>
        <source>No list yet</source>
        <translation>لا توجد قائمة بعد</translation>
    </message>
</context>
<context>
    <name>Board</name>
    <message>
        <source>Back (Esc)</source>
        <translation>رجوع (Esc)</translation>
    </message>
    <message>
        <source>Choices</source>
        <translation>الخيارات</translation>
    </message>
</context>
<context>
    <name>Calm</name>
    <message>
        <source>Part of the desk&apos;s key could not be destroyed. Erase the desk once more.</source>
        <translation>تعذّر إتلاف جزء من مفتاح المكتب. امحُ المكتب مرة أخرى.</translation>
    </message>
    <message>
        <source>Something was recorded meanwhile. Begin to finish once more.</source>
        <translation>سُجِّل شيء في هذه الأثناء. ابدأ الإنهاء من جديد.</translation>
    </message>
    <message>
        <source>The disk takes nothing any more. Copy the file desk.box elsewhere, then try again.</source>
        <translation>لم يعد القرص يقبل شيئًا. انسخ الملف desk.box إلى مكان آخر ثم أعد المحاولة.</translation>
    </message>
    <message numerus="yes">
        <source>%n check-in(s) wait in the black box file: give it to an organiser.</source>
        <translation>
            <numerusform>لا تسجيلات تنتظر في ملف الصندوق الأسود: سلّمه إلى أحد المنظمين.</numerusform>
            <numerusform>تسجيل واحد ينتظر في ملف الصندوق الأسود: سلّمه إلى أحد المنظمين.</numerusform>
            <numerusform>تسجيلان ينتظران في ملف الصندوق الأسود: سلّمه إلى أحد المنظمين.</numerusform>
            <numerusform>%n تسجيلات تنتظر في ملف الصندوق الأسود: سلّمه إلى أحد المنظمين.</numerusform>
            <numerusform>%n تسجيلًا تنتظر في ملف الصندوق الأسود: سلّمه إلى أحد المنظمين.</numerusform>
            <numerusform>%n تسجيل تنتظر في ملف الصندوق الأسود: سلّمه إلى أحد المنظمين.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n check-in(s) of this desk are nowhere else. Connect the laptop to the network: once they are sent, it erases itself.</source>
        <translation>
            <numerusform>لا تسجيلات لهذا المكتب في غيره. صِل الحاسوب بالشبكة: بعد إرسالها يمحو المكتب نفسه.</numerusform>
            <numerusform>تسجيل واحد لهذا المكتب غير موجود في أي مكان آخر. صِل الحاسوب بالشبكة: بعد إرساله يمحو المكتب نفسه.</numerusform>
            <numerusform>تسجيلان لهذا المكتب غير موجودين في أي مكان آخر. صِل الحاسوب بالشبكة: بعد إرسالهما يمحو المكتب نفسه.</numerusform>
            <numerusform>%n تسجيلات لهذا المكتب غير موجودة في أي مكان آخر. صِل الحاسوب بالشبكة: بعد إرسالها يمحو المكتب نفسه.</numerusform>
            <numerusform>%n تسجيلًا لهذا المكتب غير موجود في أي مكان آخر. صِل الحاسوب بالشبكة: بعد إرسالها يمحو المكتب نفسه.</numerusform>
            <numerusform>%n تسجيل لهذا المكتب غير موجود في أي مكان آخر. صِل الحاسوب بالشبكة: بعد إرسالها يمحو المكتب نفسه.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>This desk cannot be erased yet: %n of its records are nowhere else. Connect it to the network until all is sent.</source>
        <translation>
            <numerusform>لا يمكن محو هذا المكتب بعد. صِله بالشبكة حتى يُرسل كل شيء.</numerusform>
            <numerusform>لا يمكن محو هذا المكتب بعد: سجل واحد منه غير موجود في مكان آخر. صِله بالشبكة حتى يُرسل كل شيء.</numerusform>
            <numerusform>لا يمكن محو هذا المكتب بعد: سجلان منه غير موجودين في مكان آخر. صِله بالشبكة حتى يُرسل كل شيء.</numerusform>
            <numerusform>لا يمكن محو هذا المكتب بعد: %n سجلات منه غير موجودة في مكان آخر. صِله بالشبكة حتى يُرسل كل شيء.</numerusform>
            <numerusform>لا يمكن محو هذا المكتب بعد: %n سجلًا منه غير موجود في مكان آخر. صِله بالشبكة حتى يُرسل كل شيء.</numerusform>
            <numerusform>لا يمكن محو هذا المكتب بعد: %n سجل منه غير موجود في مكان آخر. صِله بالشبكة حتى يُرسل كل شيء.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>The organisers&apos; computer has confirmed that it holds all %n record(s) of this desk.</source>
        <translation>
            <numerusform>أكّد حاسوب المنظمين أن لديه كل شيء: لا سجلات لهذا المكتب.</numerusform>
            <numerusform>أكّد حاسوب المنظمين أن لديه السجل الوحيد لهذا المكتب.</numerusform>
            <numerusform>أكّد حاسوب المنظمين أن لديه سجلَي هذا المكتب كليهما.</numerusform>
            <numerusform>أكّد حاسوب المنظمين أن لديه كل سجلات هذا المكتب، وعددها %n.</numerusform>
            <numerusform>أكّد حاسوب المنظمين أن لديه كل سجلات هذا المكتب، وعددها %n.</numerusform>
            <numerusform>أكّد حاسوب المنظمين أن لديه كل سجلات هذا المكتب، وعددها %n.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>All %n record(s) of this desk are in the sealed file. Bring it to the organisers: they have not received them yet.</source>
        <translation>
            <numerusform>لا سجلات لهذا المكتب. سلّم الملف المختوم إلى المنظمين.</numerusform>
            <numerusform>السجل الوحيد لهذا المكتب في الملف المختوم. سلّمه إلى المنظمين: لم يصلهم بعد.</numerusform>
            <numerusform>سجلا هذا المكتب في الملف المختوم. سلّمه إلى المنظمين: لم يصلاهم بعد.</numerusform>
            <numerusform>كل سجلات هذا المكتب، وعددها %n، في الملف المختوم. سلّمه إلى المنظمين: لم تصلهم بعد.</numerusform>
            <numerusform>كل سجلات هذا المكتب، وعددها %n، في الملف المختوم. سلّمه إلى المنظمين: لم تصلهم بعد.</numerusform>
            <numerusform>كل سجلات هذا المكتب، وعددها %n، في الملف المختوم. سلّمه إلى المنظمين: لم تصلهم بعد.</numerusform>
        </translation>
    </message>
    <message>
        <source>This desk was erased</source>
        <translation>مُحي هذا المكتب</translation>
    </message>
    <message>
        <source>Nothing of the event can be read on this laptop any more.</source>
        <translation>لم يعد يمكن قراءة شيء من الفعالية على هذا الحاسوب.</translation>
    </message>
    <message>
        <source>Make it a desk anew</source>
        <translation>اجعله مكتبًا من جديد</translation>
    </message>
    <message>
        <source>Some check-ins may wait in the black box file: give it to an organiser.</source>
        <translation>قد تكون هناك تسجيلات تنتظر في ملف الصندوق الأسود: سلّمه إلى أحد المنظمين.</translation>
    </message>
    <message>
        <source>A newer version of Checkin was used here</source>
        <translation>استُخدم هنا إصدار أحدث من Checkin</translation>
    </message>
    <message>
        <source>Install that version again. Nothing was touched, nothing is lost.</source>
        <translation>ثبّت ذلك الإصدار من جديد. لم يُمسّ شيء ولم يضع شيء.</translation>
    </message>
    <message>
        <source>Or go back to the copy that was kept before it.</source>
        <translation>أو ارجع إلى النسخة المحفوظة قبله.</translation>
    </message>
    <message>
        <source>Go back to the copy</source>
        <translation>الرجوع إلى النسخة</translation>
    </message>
    <message>
        <source>This laptop is a desk already</source>
        <translation>هذا الحاسوب مكتب بالفعل</translation>
    </message>
    <message>
        <source>The event file was not opened: this is {name}</source>
        <translation>لم يُفتح ملف الفعالية: هذا الحاسوب هو {name}</translation>
    </message>
    <message>
        <source>To use it for another event, erase this desk first.</source>
        <translation>لاستخدامه في فعالية أخرى، امحُ هذا المكتب أولًا.</translation>
    </message>
    <message>
        <source>Open the desk</source>
        <translation>افتح المكتب</translation>
    </message>
    <message>
        <source>This laptop holds nothing of the event any more</source>
        <translation>لم يعد على هذا الحاسوب شيء من الفعالية</translation>
    </message>
    <message>
        <source>This desk waits for the organisers&apos; computer</source>
        <translation>ينتظر هذا المكتب حاسوب المنظمين</translation>
    </message>
    <message>
        <source>By this laptop&apos;s clock the event is over, so nothing of it is shown.</source>
        <translation>بحسب ساعة هذا الحاسوب انتهت الفعالية، فلا يُعرض منها شيء.</translation>
    </message>
    <message>
        <source>Connect the laptop to the network, or set its clock if it is wrong. The desk then opens by itself.</source>
        <translation>صِل الحاسوب بالشبكة، أو اضبط ساعته إن كانت خاطئة. عندها يُفتح المكتب من تلقاء نفسه.</translation>
    </message>
    <message>
        <source>This desk is about to be erased</source>
        <translation>سيُمحى هذا المكتب قريبًا</translation>
    </message>
    <message>
        <source>This desk has stopped several times</source>
        <translation>توقّف هذا المكتب عدة مرات</translation>
    </message>
    <message>
        <source>Nothing is lost: whoever was shown in green is saved.</source>
        <translation>لم يضع شيء: كل من ظهر بالأخضر محفوظ.</translation>
    </message>
    <message>
        <source>Restart the laptop and open the desk again. If it goes on, use another laptop and tell the organisers.</source>
        <translation>أعد تشغيل الحاسوب وافتح المكتب من جديد. إن استمر ذلك فاستخدم حاسوبًا آخر وأخبر المنظمين.</translation>
    </message>
    <message>
        <source>Try again</source>
        <translation>حاول مرة أخرى</translation>
    </message>
    <message>
        <source>Show the support log</source>
        <translation>عرض سجل الدعم</translation>
    </message>
</context>
<context>
    <name>Camera</name>
    <message>
        <source>Camera picture</source>
        <translation>صورة الكاميرا</translation>
    </message>
    <message>
        <source>Typing still works.</source>
        <translation>الكتابة ما زالت تعمل.</translation>
    </message>
    <message>
        <source>The camera is starting.</source>
        <translation>الكاميرا قيد التشغيل.</translation>
    </message>
    <message>
        <source>No camera. Is its cable plugged in? F9 tries another camera.</source>
        <translation>لا توجد كاميرا. هل كابلها موصول؟ F9 يجرّب كاميرا أخرى.</translation>
    </message>
    <message>
        <source>The camera gives no picture. Another program may be using it. F9 tries another camera.</source>
        <translation>الكاميرا لا تعطي صورة. ربما يستخدمها برنامج آخر. F9 يجرّب كاميرا أخرى.</translation>
    </message>
    <message>
        <source>The camera is blocked in this computer&apos;s settings.</source>
        <translation>الكاميرا محجوبة في إعدادات هذا الحاسوب.</translation>
    </message>
    <message>
        <source>The film for the camera is not there.</source>
        <translation>الفيلم المخصص للكاميرا غير موجود.</translation>
    </message>
    <message>
        <source>The file for the camera is not a film.</source>
        <translation>الملف المخصص للكاميرا ليس فيلمًا.</translation>
    </message>
    <message>
        <source>The network camera does not answer.</source>
        <translation>كاميرا الشبكة لا تستجيب.</translation>
    </message>
    <message>
        <source>The camera has stopped. Was it unplugged?</source>
        <translation>توقفت الكاميرا. هل فُصلت؟</translation>
    </message>
    <message>
        <source>The camera has frozen. It is being started again.</source>
        <translation>تجمدت الكاميرا. تجري إعادة تشغيلها.</translation>
    </message>
    <message>
        <source>The camera sees only black. Is its lens covered?</source>
        <translation>الكاميرا لا ترى إلا السواد. هل عدستها مغطاة؟</translation>
    </message>
    <message>
        <source>The code reader is starting again.</source>
        <translation>قارئ الرموز يبدأ من جديد.</translation>
    </message>
    <message>
        <source>The film has ended.</source>
        <translation>انتهى الفيلم.</translation>
    </message>
    <message>
        <source>Reads codes only. Nothing is recorded.</source>
        <translation>تقرأ الرموز فقط. لا يُسجَّل شيء.</translation>
    </message>
</context>
<context>
    <name>Card</name>
    <message>
        <source>Nothing to take back</source>
        <translation>لا شيء للتراجع عنه</translation>
    </message>
    <message>
        <source>Only the last check-in made here, for ten minutes.</source>
        <translation>آخر تسجيل وصول تم هنا فقط، ولمدة عشر دقائق.</translation>
    </message>
    <message>
        <source>Over to the help desk</source>
        <translation>إلى مكتب المساعدة</translation>
    </message>
    <message>
        <source>Point the way: the help desk sees to them.</source>
        <translation>دلّ على الطريق: مكتب المساعدة يتولى الأمر.</translation>
    </message>
    <message>
        <source>The next person can come.</source>
        <translation>يمكن للشخص التالي أن يأتي.</translation>
    </message>
    <message>
        <source>This desk holds no names. Send people to a help desk.</source>
        <translation>لا أسماء في هذا المكتب. أرسل الناس إلى مكتب المساعدة.</translation>
    </message>
    <message>
        <source>This desk is a lane. Send people to a help desk.</source>
        <translation>هذا المكتب لتسجيل الوصول فقط. أرسل الناس إلى مكتب المساعدة.</translation>
    </message>
    <message>
        <source>No help desk here</source>
        <translation>لا مكتب مساعدة هنا</translation>
    </message>
    <message>
        <source>Help desks: {desks}</source>
        <translation>مكاتب المساعدة: {desks}</translation>
    </message>
    <message>
        <source>Show the code once more</source>
        <translation>أظهر الرمز مرة أخرى</translation>
    </message>
    <message>
        <source>This answer was more than a minute old, or used already.</source>
        <translation>مضى على هذه الإجابة أكثر من دقيقة، أو استُخدمت من قبل.</translation>
    </message>
    <message>
        <source>Can’t read it yet</source>
        <translation>لا تمكن قراءته بعد</translation>
    </message>
    <message>
        <source>Or type the code under it.</source>
        <translation>أو اكتب الرمز الذي تحته.</translation>
    </message>
    <message>
        <source>Hold the badge a hand’s width closer.</source>
        <translation>قرّب الشارة بعرض كف.</translation>
    </message>
    <message>
        <source>Hold the badge a hand’s width further away.</source>
        <translation>أبعد الشارة بعرض كف.</translation>
    </message>
    <message>
        <source>Hold the badge still for a moment.</source>
        <translation>أمسك الشارة ثابتة للحظة.</translation>
    </message>
    <message>
        <source>Tilt the badge a little: a light is mirrored in it.</source>
        <translation>أمل الشارة قليلًا: هناك ضوء منعكس فيها.</translation>
    </message>
    <message>
        <source>It is dark here: hold the badge where there is more light.</source>
        <translation>المكان مظلم: أمسك الشارة حيث الضوء أكثر.</translation>
    </message>
    <message>
        <source>Turn the phone’s brightness up.</source>
        <translation>ارفع سطوع الهاتف.</translation>
    </message>
    <message>
        <source>This is a desk card</source>
        <translation>هذه بطاقة مكتب</translation>
    </message>
    <message>
        <source>It opens a locked desk; this one is open already.</source>
        <translation>تفتح مكتبًا مقفلًا، وهذا مفتوح بالفعل.</translation>
    </message>
    <message>
        <source>Put it away where nobody can photograph it.</source>
        <translation>ضعها حيث لا يستطيع أحد تصويرها.</translation>
    </message>
    <message>
        <source>Hidden</source>
        <translation>مخفي</translation>
    </message>
    <message>
        <source>Any key or any code brings the desk back.</source>
        <translation>أي مفتاح أو أي رمز يعيد المكتب.</translation>
    </message>
    <message>
        <source>Help</source>
        <translation>مساعدة</translation>
    </message>
    <message>
        <source>Working offline is fine. Keep going.</source>
        <translation>العمل دون اتصال لا بأس به. واصل.</translation>
    </message>
    <message>
        <source>Back to work</source>
        <translation>العودة إلى العمل</translation>
    </message>
    <message>
        <source>Do not use this laptop</source>
        <translation>لا تستخدم هذا الحاسوب</translation>
    </message>
    <message>
        <source>Nothing since {time} is saved. Use another desk or the paper list</source>
        <translation>لم يُحفظ شيء منذ {time}. استخدم مكتبًا آخر أو القائمة الورقية</translation>
    </message>
    <message>
        <source>Each further scan tries again, and so does Enter.</source>
        <translation>كل رمز جديد يحاول مرة أخرى، وكذلك Enter.</translation>
    </message>
    <message>
        <source>Try again</source>
        <translation>حاول مرة أخرى</translation>
    </message>
    <message>
        <source>Ready</source>
        <translation>جاهز</translation>
    </message>
    <message>
        <source>Hold the code up to the camera, or type a name</source>
        <translation>ارفع الرمز أمام الكاميرا، أو اكتب اسمًا</translation>
    </message>
    <message>
        <source>No list on this laptop yet</source>
        <translation>لا توجد قائمة على هذا الحاسوب بعد</translation>
    </message>
    <message>
        <source>It comes by itself. Nothing to do here.</source>
        <translation>ستصل من تلقاء نفسها. لا شيء تفعله هنا.</translation>
    </message>
    <message>
        <source>Until then, use another desk or the paper list.</source>
        <translation>حتى ذلك الحين استخدم مكتبًا آخر أو القائمة الورقية.</translation>
    </message>
    <message>
        <source>New since this laptop&apos;s list. Nothing to do.</source>
        <translation>أحدث من قائمة هذا الحاسوب. لا شيء تفعله.</translation>
    </message>
    <message>
        <source>Give: {things}</source>
        <translation>سلِّم: {things}</translation>
    </message>
    <message>
        <source>Checked in</source>
        <translation>تم تسجيل الوصول</translation>
    </message>
    <message>
        <source>{desk} has not been heard for {hours} h {minutes} min</source>
        <translation>{desk}: لا أخبار منذ {hours} س {minutes} د</translation>
    </message>
    <message>
        <source>{desk} has not been heard for {minutes} min</source>
        <translation>{desk}: لا أخبار منذ {minutes} د</translation>
    </message>
    <message>
        <source>Another desk</source>
        <translation>مكتب آخر</translation>
    </message>
    <message>
        <source>Checked in - please read</source>
        <translation>تم تسجيل الوصول - اقرأ من فضلك</translation>
    </message>
    <message>
        <source>A moment ago, here</source>
        <translation>قبل لحظة، هنا</translation>
    </message>
    <message>
        <source>Already checked in</source>
        <translation>سبق تسجيل الوصول</translation>
    </message>
    <message>
        <source>Same person, back again</source>
        <translation>الشخص نفسه عاد</translation>
    </message>
    <message>
        <source>{when}, {ago}.</source>
        <translation>{when}، {ago}.</translation>
    </message>
    <message>
        <source>{when} at {desk}, {ago}.</source>
        <translation>{when} في {desk}، {ago}.</translation>
    </message>
    <message>
        <source>Checking out</source>
        <translation>تسجيل المغادرة</translation>
    </message>
    <message>
        <source>Everybody who shows a code here leaves.</source>
        <translation>كل من يُظهر رمزًا هنا يغادر.</translation>
    </message>
    <message>
        <source>Check people in again</source>
        <translation>العودة إلى تسجيل الوصول</translation>
    </message>
    <message>
        <source>Check out?</source>
        <translation>تسجيل المغادرة؟</translation>
    </message>
    <message>
        <source>Enter again checks out, Esc goes back</source>
        <translation>Enter مرة أخرى يسجّل المغادرة، وEsc يرجع</translation>
    </message>
    <message>
        <source>Check out</source>
        <translation>مغادرة</translation>
    </message>
    <message>
        <source>Inside now: {count}</source>
        <translation>في الداخل الآن: {count}</translation>
    </message>
    <message>
        <source>Checked out</source>
        <translation>تم تسجيل المغادرة</translation>
    </message>
    <message>
        <source>Not an event code</source>
        <translation>ليس رمزًا للفعالية</translation>
    </message>
    <message>
        <source>Some other QR code. Ask for the one in the event e-mail</source>
        <translation>رمز QR آخر. اطلب الرمز الموجود في بريد الفعالية</translation>
    </message>
    <message>
        <source>Not checked in</source>
        <translation>غير مسجَّل الوصول</translation>
    </message>
    <message>
        <source>Nobody is checked out of this list.</source>
        <translation>لا تُسجَّل المغادرة في هذه القائمة.</translation>
    </message>
    <message>
        <source>Left already at {time}. Nothing to do.</source>
        <translation>غادر من قبل في {time}. لا شيء تفعله.</translation>
    </message>
    <message>
        <source>As far as this desk knows. They may go: nothing to do.</source>
        <translation>بحسب ما يعرفه هذا المكتب. يمكنه الذهاب: لا شيء تفعله.</translation>
    </message>
    <message>
        <source>Replaced {when}. Help desk</source>
        <translation>استُبدل {when}. مكتب المساعدة</translation>
    </message>
    <message>
        <source>This badge is no longer valid. Help desk</source>
        <translation>لم تعد هذه الشارة صالحة. مكتب المساعدة</translation>
    </message>
    <message>
        <source>Cancelled. Help desk</source>
        <translation>أُلغي. مكتب المساعدة</translation>
    </message>
    <message>
        <source>It is nobody&apos;s yet. The help desk gives it to somebody</source>
        <translation>ليست لأحد بعد. مكتب المساعدة يعطيها لشخص</translation>
    </message>
    <message>
        <source>A spare badge</source>
        <translation>شارة احتياطية</translation>
    </message>
    <message>
        <source>This badge is for other days. Help desk can admit</source>
        <translation>هذه الشارة لأيام أخرى. يمكن لمكتب المساعدة السماح بالدخول</translation>
    </message>
    <message>
        <source>Try the name. Still nothing? Help desk</source>
        <translation>جرّب الاسم. ما زال لا شيء؟ مكتب المساعدة</translation>
    </message>
    <message>
        <source>Not on this list</source>
        <translation>ليس في هذه القائمة</translation>
    </message>
    <message>
        <source>{list} opens {when}. Help desk can admit</source>
        <translation>{list}: يبدأ الدخول {when}. يمكن لمكتب المساعدة السماح بالدخول</translation>
    </message>
    <message>
        <source>Not open yet</source>
        <translation>لم يبدأ الدخول بعد</translation>
    </message>
    <message>
        <source>{list} closed {when}. Help desk can admit</source>
        <translation>{list}: انتهى الدخول {when}. يمكن لمكتب المساعدة السماح بالدخول</translation>
    </message>
    <message>
        <source>No longer open</source>
        <translation>انتهى وقت الدخول</translation>
    </message>
    <message>
        <source>{list} is for {categories}. Help desk can admit</source>
        <translation>{list} مخصص لـ: {categories}. يمكن لمكتب المساعدة السماح بالدخول</translation>
    </message>
    <message>
        <source>Not for everybody</source>
        <translation>ليست للجميع</translation>
    </message>
    <message>
        <source>{list} opens {when}</source>
        <translation>{list}: يبدأ الدخول {when}</translation>
    </message>
    <message>
        <source>{list}, {day}</source>
        <translation>{list}، {day}</translation>
    </message>
    <message>
        <source>Registered for {lists}. Help desk can admit</source>
        <translation>مسجَّل في {lists}. يمكن لمكتب المساعدة السماح بالدخول</translation>
    </message>
    <message>
        <source>Not registered for {list}. Help desk can admit</source>
        <translation>غير مسجَّل في {list}. يمكن لمكتب المساعدة السماح بالدخول</translation>
    </message>
    <message>
        <source>Check in?</source>
        <translation>تسجيل الوصول؟</translation>
    </message>
    <message>
        <source>Enter again checks in, Esc goes back</source>
        <translation>Enter مرة أخرى يسجّل الوصول، وEsc يرجع</translation>
    </message>
    <message>
        <source>Check in</source>
        <translation>تسجيل الوصول</translation>
    </message>
    <message>
        <source>Try the short code. Still nothing? Help desk</source>
        <translation>جرّب الرمز القصير. ما زال لا شيء؟ مكتب المساعدة</translation>
    </message>
    <message>
        <source>Back</source>
        <translation>رجوع</translation>
    </message>
    <message>
        <source>Taken back</source>
        <translation>تم التراجع</translation>
    </message>
    <message>
        <source>The check-in of {time} no longer counts.</source>
        <translation>تسجيل الوصول في {time} لم يعد محسوبًا.</translation>
    </message>
    <message>
        <source>The check-out of {time} no longer counts.</source>
        <translation>تسجيل المغادرة في {time} لم يعد محسوبًا.</translation>
    </message>
    <message>
        <source>Now here: {here} of {expected}</source>
        <translation>الحاضرون الآن: {here} من {expected}</translation>
    </message>
    <message>
        <source>Code only</source>
        <translation>رمز فقط</translation>
    </message>
    <message>
        <source>On the list</source>
        <translation>في القائمة</translation>
    </message>
    <message>
        <source>More (F2)</source>
        <translation>المزيد (F2)</translation>
    </message>
    <message>
        <source>Help desk (F2)</source>
        <translation>مكتب المساعدة (F2)</translation>
    </message>
    <message>
        <source>Send to Help desk (F2)</source>
        <translation>إرسال إلى مكتب المساعدة (F2)</translation>
    </message>
    <message>
        <source>Hold the code up to the camera, or type the short code under it</source>
        <translation>ارفع الرمز أمام الكاميرا، أو اكتب الرمز القصير الذي تحته</translation>
    </message>
    <message>
        <source>Code no longer valid</source>
        <translation>الرمز لم يعد صالحًا</translation>
    </message>
    <message>
        <source>Listed for another day</source>
        <translation>مدرج ليوم آخر</translation>
    </message>
    <message>
        <source>Practice: {answer}</source>
        <translation>تدريب: {answer}</translation>
    </message>
    <message>
        <source>With a real badge this is green.</source>
        <translation>مع شارة حقيقية تظهر الشاشة خضراء.</translation>
    </message>
    <message>
        <source>With a real badge it says when and where.</source>
        <translation>مع شارة حقيقية يظهر الوقت والمكان.</translation>
    </message>
    <message>
        <source>Ask for the code in the event e-mail.</source>
        <translation>اطلب الرمز الوارد في رسالة الفعالية.</translation>
    </message>
    <message>
        <source>With a real badge: to the help desk, F2.</source>
        <translation>مع شارة حقيقية: إلى مكتب المساعدة، F2.</translation>
    </message>
    <message>
        <source>With a real badge somebody is checked out.</source>
        <translation>مع شارة حقيقية تُسجَّل مغادرة شخص.</translation>
    </message>
    <message>
        <source>Practice badge</source>
        <translation>شارة تدريب</translation>
    </message>
    <message>
        <source>Practice badge. Nothing is counted, nothing is saved.</source>
        <translation>شارة تدريب. لا يُحتسب شيء ولا يُحفظ شيء.</translation>
    </message>
    <message>
        <source>Next person</source>
        <translation>الشخص التالي</translation>
    </message>
</context>
<context>
    <name>Carry</name>
    <message>
        <source>Check-ins on a USB stick</source>
        <translation>تسجيلات الوصول على ذاكرة USB</translation>
    </message>
    <message>
        <source>Without a network: save here, take in at another desk or at the organisers&apos; computer. Whoever finds the stick can read nothing.</source>
        <translation>بلا شبكة: احفظ هنا، ثم أدخِلها في مكتب آخر أو في حاسوب المنظمين. من يجد الذاكرة لا يقرأ فيها شيئًا.</translation>
    </message>
    <message>
        <source>Save check-ins to a stick…</source>
        <translation>حفظ تسجيلات الوصول على ذاكرة USB…</translation>
    </message>
    <message>
        <source>Take in check-ins from a stick…</source>
        <translation>إدخال تسجيلات الوصول من ذاكرة USB…</translation>
    </message>
    <message>
        <source>One moment</source>
        <translation>لحظة من فضلك</translation>
    </message>
    <message numerus="yes">
        <source>%n record(s) are on the stick, and were read back from it.</source>
        <translation>
            <numerusform>لا سجلات على الذاكرة.</numerusform>
            <numerusform>سجل واحد على الذاكرة، وقد أُعيدت قراءته منها.</numerusform>
            <numerusform>سجلان على الذاكرة، وقد أُعيدت قراءتهما منها.</numerusform>
            <numerusform>%n سجلات على الذاكرة، وقد أُعيدت قراءتها منها.</numerusform>
            <numerusform>%n سجلًا على الذاكرة، وقد أُعيدت قراءتها منها.</numerusform>
            <numerusform>%n سجل على الذاكرة، وقد أُعيدت قراءتها منها.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n new record(s) were taken in.</source>
        <translation>
            <numerusform>لم يُدخَل سجل جديد.</numerusform>
            <numerusform>أُدخل سجل جديد واحد.</numerusform>
            <numerusform>أُدخل سجلان جديدان.</numerusform>
            <numerusform>أُدخلت %n سجلات جديدة.</numerusform>
            <numerusform>أُدخل %n سجلًا جديدًا.</numerusform>
            <numerusform>أُدخل %n سجل جديد.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n record(s) are not as their desk signed them, and are kept aside.</source>
        <translation>
            <numerusform>لا سجلات وُضعت جانبًا.</numerusform>
            <numerusform>سجل واحد ليس كما وقّعه مكتبه، ووُضع جانبًا.</numerusform>
            <numerusform>سجلان ليسا كما وقّعهما مكتبهما، ووُضعا جانبًا.</numerusform>
            <numerusform>%n سجلات ليست كما وقّعها مكتبها، ووُضعت جانبًا.</numerusform>
            <numerusform>%n سجلًا ليست كما وقّعها مكتبها، ووُضعت جانبًا.</numerusform>
            <numerusform>%n سجل ليست كما وقّعها مكتبها، ووُضعت جانبًا.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n desk(s) are not known here yet: their check-ins were left out.</source>
        <translation>
            <numerusform>كل المكاتب معروفة هنا.</numerusform>
            <numerusform>مكتب واحد غير معروف هنا بعد: تُركت تسجيلاته.</numerusform>
            <numerusform>مكتبان غير معروفين هنا بعد: تُركت تسجيلاتهما.</numerusform>
            <numerusform>%n مكاتب غير معروفة هنا بعد: تُركت تسجيلاتها.</numerusform>
            <numerusform>%n مكتبًا غير معروف هنا بعد: تُركت تسجيلاتها.</numerusform>
            <numerusform>%n مكتب غير معروف هنا بعد: تُركت تسجيلاتها.</numerusform>
        </translation>
    </message>
    <message>
        <source>Check-ins on a USB stick…</source>
        <translation>تسجيلات الوصول على ذاكرة USB…</translation>
    </message>
    <message>
        <source>All of it was here already.</source>
        <translation>كان كل ذلك هنا من قبل.</translation>
    </message>
</context>
<context>
    <name>Chip</name>
    <message>
        <source>Connecting</source>
        <translation>جارٍ الاتصال</translation>
    </message>
    <message>
        <source>Online</source>
        <translation>متصل</translation>
    </message>
    <message>
        <source>Offline</source>
        <translation>غير متصل</translation>
    </message>
    <message>
        <source>{count} to send</source>
        <translation>{count} للإرسال</translation>
    </message>
    <message>
        <source>List as kept</source>
        <translation>القائمة المحفوظة</translation>
    </message>
    <message>
        <source>List now</source>
        <translation>القائمة الآن</translation>
    </message>
    <message>
        <source>List {minutes} min</source>
        <translation>القائمة {minutes} د</translation>
    </message>
    <message>
        <source>List {hours} h</source>
        <translation>القائمة {hours} س</translation>
    </message>
    <message>
        <source>Camera</source>
        <translation>الكاميرا</translation>
    </message>
    <message>
        <source>No camera</source>
        <translation>لا كاميرا</translation>
    </message>
</context>
<context>
    <name>Closing</name>
    <message>
        <source>Close this desk?</source>
        <translation>هل تريد إغلاق هذا المكتب؟</translation>
    </message>
    <message>
        <source>Close the window once more to close it.</source>
        <translation>أغلق النافذة مرة أخرى لإغلاقه.</translation>
    </message>
    <message>
        <source>Any key goes back.</source>
        <translation>أي مفتاح يعود بك.</translation>
    </message>
</context>
<context>
    <name>Counting</name>
    <message numerus="yes">
        <source>%n of them came at other hours.</source>
        <translation>
            <numerusform>لم يصل أحد في ساعات أخرى.</numerusform>
            <numerusform>وصل واحد منهم في ساعة أخرى.</numerusform>
            <numerusform>وصل اثنان منهم في ساعات أخرى.</numerusform>
            <numerusform>وصل %n منهم في ساعات أخرى.</numerusform>
            <numerusform>وصل %n منهم في ساعات أخرى.</numerusform>
            <numerusform>وصل %n منهم في ساعات أخرى.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>and %n more list(s)</source>
        <translation>
            <numerusform>ولا قوائم أخرى</numerusform>
            <numerusform>وقائمة أخرى</numerusform>
            <numerusform>وقائمتان أخريان</numerusform>
            <numerusform>و%n قوائم أخرى</numerusform>
            <numerusform>و%n قائمة أخرى</numerusform>
            <numerusform>و%n قائمة أخرى</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Counts</name>
    <message>
        <source>Inside now: {people}</source>
        <translation>في الداخل الآن: {people}</translation>
    </message>
    <message>
        <source>As far as this desk knows. It has not heard from the organisers yet.</source>
        <translation>بحسب ما يعرفه هذا المكتب. لم يصله شيء من المنظمين بعد.</translation>
    </message>
    <message>
        <source>As of {time}.</source>
        <translation>حتى الساعة {time}.</translation>
    </message>
    <message>
        <source>As far as this desk knows, offline since {time}.</source>
        <translation>بحسب ما يعرفه هذا المكتب، دون اتصال منذ {time}.</translation>
    </message>
    <message>
        <source>Arrived: {here}</source>
        <translation>وصل {here}</translation>
    </message>
    <message>
        <source>Arrived: {here} of {expected}</source>
        <translation>وصل {here} من {expected}</translation>
    </message>
    <message>
        <source>{here} of {expected}</source>
        <translation>{here} من {expected}</translation>
    </message>
    <message>
        <source>Perhaps more at {desk}, not heard for {hours} h {minutes} min.</source>
        <translation>ربما أكثر: لم يُسمع من {desk} منذ {hours} س {minutes} د.</translation>
    </message>
    <message>
        <source>Perhaps more at {desk}, not heard for {minutes} min.</source>
        <translation>ربما أكثر: لم يُسمع من {desk} منذ {minutes} د.</translation>
    </message>
    <message>
        <source>another desk</source>
        <translation>مكتب آخر</translation>
    </message>
    <message>
        <source>Back to work (Esc)</source>
        <translation>العودة إلى العمل (Esc)</translation>
    </message>
    <message>
        <source>How many have come</source>
        <translation>كم شخصًا وصل</translation>
    </message>
    <message>
        <source>Nobody has arrived yet</source>
        <translation>لم يصل أحد بعد</translation>
    </message>
    <message>
        <source>Arrivals per five minutes</source>
        <translation>الوصول كل خمس دقائق</translation>
    </message>
    <message>
        <source>{time}: {came}, {people} in all</source>
        <translation>{time}: {came}، المجموع {people}</translation>
    </message>
    <message>
        <source>arrived</source>
        <translation>الواصلون</translation>
    </message>
    <message>
        <source>in five minutes</source>
        <translation>في خمس دقائق</translation>
    </message>
    <message>
        <source>expected</source>
        <translation>المتوقع</translation>
    </message>
</context>
<context>
    <name>Finding</name>
    <message>
        <source>In since {time}</source>
        <translation>منذ {time}</translation>
    </message>
</context>
<context>
    <name>Finish</name>
    <message>
        <source>Hold for 3 seconds: erase this laptop&apos;s desk</source>
        <translation>اضغط مطوّلًا 3 ثوانٍ: محو المكتب من هذا الحاسوب</translation>
    </message>
    <message>
        <source>Save a sealed file…</source>
        <translation>حفظ ملف مختوم…</translation>
    </message>
    <message numerus="yes">
        <source>%n record(s) left to send</source>
        <translation>
            <numerusform>لا سجلات للإرسال</numerusform>
            <numerusform>سجل واحد لم يُرسَل بعد</numerusform>
            <numerusform>سجلان لم يُرسَلا بعد</numerusform>
            <numerusform>%n سجلات لم تُرسَل بعد</numerusform>
            <numerusform>%n سجلًا لم تُرسَل بعد</numerusform>
            <numerusform>%n سجل لم تُرسَل بعد</numerusform>
        </translation>
    </message>
    <message>
        <source>Finish and erase this desk…</source>
        <translation>إنهاء هذا المكتب ومحوه…</translation>
    </message>
    <message>
        <source>Finish</source>
        <translation>الإنهاء</translation>
    </message>
    <message>
        <source>When the event is over: all that this desk has recorded is sent, the organisers&apos; computer confirms it, and then all of it is erased here.</source>
        <translation>بعد انتهاء الفعالية: يُرسَل كل ما سجّله هذا المكتب، ويؤكده حاسوب المنظمين، ثم يُمحى كله من هنا.</translation>
    </message>
    <message>
        <source>Nothing is erased before you have seen that, and held a button.</source>
        <translation>لا يُمحى شيء قبل أن ترى ذلك وتضغط زرًا ضغطًا مطوّلًا.</translation>
    </message>
    <message>
        <source>Asking the organisers&apos; computer…</source>
        <translation>جارٍ سؤال حاسوب المنظمين…</translation>
    </message>
    <message>
        <source>Sending</source>
        <translation>جارٍ الإرسال</translation>
    </message>
    <message>
        <source>Not everything could be sent</source>
        <translation>تعذّر إرسال كل شيء</translation>
    </message>
    <message>
        <source>The organisers&apos; computer does not answer, or does not take everything. Nothing was erased.</source>
        <translation>حاسوب المنظمين لا يجيب، أو لا يقبل كل شيء. لم يُمحَ شيء.</translation>
    </message>
    <message>
        <source>Connect this laptop and try again. Or save everything in a sealed file on a USB stick, which only the organisers and the event&apos;s desks can open.</source>
        <translation>صِل هذا الحاسوب بالشبكة وحاول من جديد. أو احفظ كل شيء في ملف مختوم على ذاكرة USB لا يفتحه إلا المنظمون ومكاتب الفعالية.</translation>
    </message>
    <message>
        <source>Writing the sealed file, and reading it again</source>
        <translation>جارٍ كتابة الملف المختوم ثم قراءته من جديد</translation>
    </message>
    <message>
        <source>Erasing</source>
        <translation>جارٍ المحو</translation>
    </message>
    <message>
        <source>Everything has arrived</source>
        <translation>وصل كل شيء</translation>
    </message>
    <message>
        <source>Last record: {head}</source>
        <translation>آخر سجل: {head}</translation>
    </message>
    <message>
        <source>Now this desk can be erased. This cannot be taken back.</source>
        <translation>يمكن الآن محو هذا المكتب. لا رجعة في ذلك.</translation>
    </message>
    <message>
        <source>Everything is in the sealed file</source>
        <translation>كل شيء في الملف المختوم</translation>
    </message>
    <message>
        <source>This did not work. Nothing was erased. Try once more.</source>
        <translation>لم ينجح ذلك. لم يُمحَ شيء. حاول مرة أخرى.</translation>
    </message>
    <message>
        <source>Go on</source>
        <translation>متابعة</translation>
    </message>
    <message>
        <source>Send everything</source>
        <translation>إرسال كل شيء</translation>
    </message>
    <message>
        <source>Try again</source>
        <translation>حاول مرة أخرى</translation>
    </message>
</context>
<context>
    <name>FirstRun</name>
    <message>
        <source>Make this laptop a desk</source>
        <translation>اجعل هذا الحاسوب مكتبًا</translation>
    </message>
    <message>
        <source>One-time address</source>
        <translation>عنوان لمرة واحدة</translation>
    </message>
    <message>
        <source>Name of this desk, as others will see it</source>
        <translation>اسم هذا المكتب كما سيراه الآخرون</translation>
    </message>
    <message>
        <source>Paste it here</source>
        <translation>ألصقه هنا</translation>
    </message>
    <message>
        <source>Name of this desk</source>
        <translation>اسم هذا المكتب</translation>
    </message>
    <message>
        <source>Show the code to the camera</source>
        <translation>أظهر الرمز للكاميرا</translation>
    </message>
    <message>
        <source>Open an event file…</source>
        <translation>افتح ملف فعالية…</translation>
    </message>
    <message>
        <source>Back</source>
        <translation>رجوع</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>إلغاء</translation>
    </message>
    <message>
        <source>Ask an organiser to let in {} if they see the same six letters:</source>
        <translation>اطلب من أحد المنظمين السماح بدخول {} إذا رأى الأحرف الستة نفسها:</translation>
    </message>
    <message>
        <source>This code is not a one-time address.</source>
        <translation>هذا الرمز ليس عنوانًا لمرة واحدة.</translation>
    </message>
    <message>
        <source>Desk 1, Main entrance</source>
        <translation>المكتب 1، المدخل الرئيسي</translation>
    </message>
    <message>
        <source>The organisers have chosen it</source>
        <translation>اختاره المنظمون</translation>
    </message>
    <message>
        <source>Join the event</source>
        <translation>الانضمام إلى الفعالية</translation>
    </message>
    <message>
        <source>The organisers give you a one-time address, for this laptop alone, or an event file, for many.</source>
        <translation>يعطيك المنظمون عنوانًا لمرة واحدة، لهذا الحاسوب وحده، أو ملف فعالية لعدة حواسيب.</translation>
    </message>
    <message>
        <source>Asking the organisers&apos; computer…</source>
        <translation>جارٍ سؤال حاسوب المنظمين…</translation>
    </message>
</context>
<context>
    <name>Footer</name>
    <message>
        <source>Undo (Ctrl+Z)</source>
        <translation>تراجع (Ctrl+Z)</translation>
    </message>
    <message>
        <source>Hide (Ctrl+L)</source>
        <translation>إخفاء (Ctrl+L)</translation>
    </message>
    <message>
        <source>Help (F1)</source>
        <translation>مساعدة (F1)</translation>
    </message>
    <message>
        <source>{here} here</source>
        <translation>الحضور {here}</translation>
    </message>
    <message>
        <source>of {expected}</source>
        <translation>من {expected}</translation>
    </message>
</context>
<context>
    <name>Guide</name>
    <message>
        <source>A…Z: No code? Type the name</source>
        <translation>أ…ي: لا رمز؟ اكتب الاسم</translation>
    </message>
    <message>
        <source>A…Z: Not read? The short code</source>
        <translation>أ…ي: لا يُقرأ؟ الرمز القصير</translation>
    </message>
    <message>
        <source>Enter: Choose; again: check in</source>
        <translation>Enter: اختيار، ومرة أخرى: تسجيل</translation>
    </message>
    <message>
        <source>Esc: Go back</source>
        <translation>Esc: رجوع</translation>
    </message>
    <message>
        <source>Ctrl+Z: Wrong person? Undo</source>
        <translation>Ctrl+Z: شخص خطأ؟ تراجع</translation>
    </message>
    <message>
        <source>Ctrl+L: Hide the screen</source>
        <translation>Ctrl+L: إخفاء الشاشة</translation>
    </message>
    <message>
        <source>F2: Send to the help desk</source>
        <translation>F2: إلى مكتب المساعدة</translation>
    </message>
    <message>
        <source>F4: How many have come</source>
        <translation>F4: كم شخصًا وصل</translation>
    </message>
    <message>
        <source>F7: Another language</source>
        <translation>F7: لغة أخرى</translation>
    </message>
    <message>
        <source>F8: Sound off and on</source>
        <translation>F8: إيقاف الصوت وتشغيله</translation>
    </message>
    <message>
        <source>F9: Another camera</source>
        <translation>F9: كاميرا أخرى</translation>
    </message>
    <message>
        <source>F10: Look this laptop over</source>
        <translation>F10: فحص هذا الحاسوب</translation>
    </message>
    <message>
        <source>Welcome them</source>
        <translation>رحّب بالشخص</translation>
    </message>
    <message>
        <source>Checked in: read the line</source>
        <translation>تم التسجيل: اقرأ السطر</translation>
    </message>
    <message>
        <source>In already: who was it?</source>
        <translation>سبق التسجيل: من كان؟</translation>
    </message>
    <message>
        <source>Not now: help desk, F2</source>
        <translation>ليس الآن: المساعدة، F2</translation>
    </message>
    <message>
        <source>Whom to ask</source>
        <translation>من تسأل</translation>
    </message>
</context>
<context>
    <name>HelpDesk</name>
    <message>
        <source>Somebody who is not on the list</source>
        <translation>شخص ليس في القائمة</translation>
    </message>
    <message>
        <source>In the place of {name}</source>
        <translation>بدلًا من {name}</translation>
    </message>
    <message>
        <source>This is not a spare badge of this event.</source>
        <translation>هذه ليست شارة احتياطية لهذه الفعالية.</translation>
    </message>
    <message>
        <source>This badge is somebody&apos;s already. Take another spare one.</source>
        <translation>هذه الشارة لشخص آخر. خذ شارة احتياطية أخرى.</translation>
    </message>
    <message>
        <source>This badge is no longer valid. Take another spare one.</source>
        <translation>لم تعد هذه الشارة صالحة. خذ شارة احتياطية أخرى.</translation>
    </message>
    <message>
        <source>This place is cancelled, or somebody has taken it already.</source>
        <translation>هذا المكان أُلغي، أو أخذه شخص من قبل.</translation>
    </message>
    <message>
        <source>Write down the name first.</source>
        <translation>اكتب الاسم أولًا.</translation>
    </message>
    <message>
        <source>A name has 200 letters at most.</source>
        <translation>الاسم 200 حرف على الأكثر.</translation>
    </message>
    <message>
        <source>There is no check-in list on this laptop yet.</source>
        <translation>لا توجد قائمة دخول على هذا الحاسوب بعد.</translation>
    </message>
    <message>
        <source>This desk may not write names down. Use a help desk.</source>
        <translation>لا يجوز لهذا المكتب كتابة الأسماء. استخدم مكتب مساعدة.</translation>
    </message>
    <message>
        <source>Help desk</source>
        <translation>مكتب المساعدة</translation>
    </message>
    <message>
        <source>No staff PIN has come to this laptop yet.</source>
        <translation>لم يصل رمز الفريق السري إلى هذا الحاسوب بعد.</translation>
    </message>
    <message>
        <source>The organisers set it with: checkin pin</source>
        <translation>يحدده المنظمون بالأمر: checkin pin</translation>
    </message>
    <message>
        <source>For staff. Badges can be scanned all the while.</source>
        <translation>للفريق. يمكن مسح الشارات طوال الوقت.</translation>
    </message>
    <message>
        <source>Staff PIN, six digits</source>
        <translation>رمز الفريق السري، ستة أرقام</translation>
    </message>
    <message>
        <source>Open the help desk</source>
        <translation>فتح مكتب المساعدة</translation>
    </message>
    <message>
        <source>The staff PIN has six digits.</source>
        <translation>رمز الفريق السري ستة أرقام.</translation>
    </message>
    <message>
        <source>That did not open it. Try again in {seconds} s.</source>
        <translation>لم يفتح. حاول مرة أخرى بعد {seconds} ث.</translation>
    </message>
    <message>
        <source>For somebody on the list: show the badge or type the name, then F2.</source>
        <translation>لشخص في القائمة: أظهر الشارة أو اكتب الاسم ثم F2.</translation>
    </message>
    <message>
        <source>Sent by the lanes</source>
        <translation>مُرسَلون من الممرات</translation>
    </message>
    <message>
        <source>{count} waiting</source>
        <translation>{count} في الانتظار</translation>
    </message>
    <message>
        <source>Admitted at two desks</source>
        <translation>سُمح بدخولهم في مكتبين</translation>
    </message>
    <message>
        <source>{count} to settle</source>
        <translation>{count} للحسم</translation>
    </message>
    <message>
        <source>Settings of this desk</source>
        <translation>إعدادات هذا المكتب</translation>
    </message>
    <message>
        <source>Close the help desk (Esc)</source>
        <translation>إغلاق مكتب المساعدة (Esc)</translation>
    </message>
    <message>
        <source>Check in</source>
        <translation>تسجيل الوصول</translation>
    </message>
    <message>
        <source>Admit anyway</source>
        <translation>السماح بالدخول على أي حال</translation>
    </message>
    <message>
        <source>Check out</source>
        <translation>تسجيل المغادرة</translation>
    </message>
    <message>
        <source>Take the check-in back</source>
        <translation>التراجع عن تسجيل الوصول</translation>
    </message>
    <message>
        <source>Another badge</source>
        <translation>شارة أخرى</translation>
    </message>
    <message>
        <source>Somebody comes in their place</source>
        <translation>شخص يأتي بدلًا منه</translation>
    </message>
    <message>
        <source>The old badge is good again</source>
        <translation>الشارة القديمة صالحة من جديد</translation>
    </message>
    <message>
        <source>Take the registration back</source>
        <translation>التراجع عن التسجيل</translation>
    </message>
    <message>
        <source>Check in their organisation together</source>
        <translation>تسجيل وصول أفراد منظمته معًا</translation>
    </message>
    <message>
        <source>Done, nothing more to do</source>
        <translation>تم، لا شيء آخر تفعله</translation>
    </message>
    <message>
        <source>In since {time}, as was settled.</source>
        <translation>في الداخل منذ {time}، كما تقرّر.</translation>
    </message>
    <message>
        <source>In since {time}.</source>
        <translation>في الداخل منذ {time}.</translation>
    </message>
    <message>
        <source>Cancelled, or another person has the place.</source>
        <translation>أُلغي، أو المكان لشخص آخر.</translation>
    </message>
    <message>
        <source>Not here yet.</source>
        <translation>لم يصل بعد.</translation>
    </message>
    <message>
        <source>Listed for another day</source>
        <translation>مدرج ليوم آخر</translation>
    </message>
    <message>
        <source>The list is for others</source>
        <translation>القائمة مخصصة لغيرهم</translation>
    </message>
    <message>
        <source>Before it opens, or after it closed</source>
        <translation>قبل بدء الدخول أو بعد انتهائه</translation>
    </message>
    <message>
        <source>Registered late</source>
        <translation>سُجّل متأخرًا</translation>
    </message>
    <message>
        <source>An organiser asked for it</source>
        <translation>طلب ذلك أحد المنظمين</translation>
    </message>
    <message>
        <source>It was a mistake</source>
        <translation>كان ذلك سهوًا</translation>
    </message>
    <message>
        <source>It was the wrong person</source>
        <translation>كان الشخص الخطأ</translation>
    </message>
    <message>
        <source>They did not enter</source>
        <translation>لم يدخل</translation>
    </message>
    <message>
        <source>It was practice</source>
        <translation>كان ذلك تدريبًا</translation>
    </message>
    <message>
        <source>The old one is lost</source>
        <translation>القديمة ضاعت</translation>
    </message>
    <message>
        <source>The old one was forgotten</source>
        <translation>نُسيت القديمة</translation>
    </message>
    <message>
        <source>The old one cannot be read</source>
        <translation>القديمة لا تُقرأ</translation>
    </message>
    <message>
        <source>The old one was stolen</source>
        <translation>سُرقت القديمة</translation>
    </message>
    <message>
        <source>The same person, twice</source>
        <translation>الشخص نفسه، مرتين</translation>
    </message>
    <message>
        <source>The other was the wrong person</source>
        <translation>كان الآخر هو الشخص الخطأ</translation>
    </message>
    <message>
        <source>The code was copied</source>
        <translation>نُسخ الرمز</translation>
    </message>
    <message>
        <source>Why? It is kept with the record.</source>
        <translation>لماذا؟ يُحفظ السبب مع السجل.</translation>
    </message>
    <message>
        <source>The name as it may be shown. Enter goes on.</source>
        <translation>الاسم كما يجوز إظهاره. Enter للمتابعة.</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>الاسم</translation>
    </message>
    <message>
        <source>Organisation</source>
        <translation>المنظمة</translation>
    </message>
    <message>
        <source>Go on</source>
        <translation>متابعة</translation>
    </message>
    <message>
        <source>For which lists? Space ticks, Enter goes on.</source>
        <translation>لأي قوائم؟ مفتاح المسافة يحدد، وEnter يتابع.</translation>
    </message>
    <message>
        <source>Tick a list first.</source>
        <translation>حدد قائمة أولًا.</translation>
    </message>
    <message>
        <source>Show a spare badge to the camera, or type the code under it.</source>
        <translation>أظهر شارة احتياطية للكاميرا، أو اكتب الرمز الذي تحتها.</translation>
    </message>
    <message>
        <source>Enter without one gives none.</source>
        <translation>Enter من دون رمز لا يعطي شارة.</translation>
    </message>
    <message>
        <source>Code of the spare badge</source>
        <translation>رمز الشارة الاحتياطية</translation>
    </message>
    <message>
        <source>Space ticks, Enter checks in all who are ticked.</source>
        <translation>المسافة تحدد، وEnter يسجّل وصول كل المحددين.</translation>
    </message>
    <message>
        <source>Check in all who are ticked</source>
        <translation>تسجيل وصول المحددين</translation>
    </message>
    <message>
        <source>Nobody is waiting.</source>
        <translation>لا أحد ينتظر.</translation>
    </message>
    <message>
        <source>None to settle, as far as this desk has heard.</source>
        <translation>لا شيء للحسم، بحسب ما سمعه هذا المكتب.</translation>
    </message>
    <message>
        <source>order uncertain</source>
        <translation>الترتيب غير مؤكد</translation>
    </message>
    <message>
        <source>Which one counts? Both stay in the log.</source>
        <translation>أيهما يُحتسب؟ كلاهما يبقى في السجل.</translation>
    </message>
    <message>
        <source>The clocks cannot tell which was first.</source>
        <translation>لا تستطيع الساعات تحديد الأول.</translation>
    </message>
    <message>
        <source>{when} at {desk}</source>
        <translation>{when}، {desk}</translation>
    </message>
    <message>
        <source>On the list now</source>
        <translation>أصبح في القائمة</translation>
    </message>
    <message>
        <source>The spare badge is theirs now.</source>
        <translation>الشارة الاحتياطية له الآن.</translation>
    </message>
    <message>
        <source>They have no badge: find them by name.</source>
        <translation>لا شارة لديه: ابحث عنه بالاسم.</translation>
    </message>
    <message>
        <source>Enter checks in, Esc goes back.</source>
        <translation>Enter يسجّل الوصول، وEsc يرجع.</translation>
    </message>
    <message>
        <source>Not for this desk&apos;s list: nothing to check in now.</source>
        <translation>ليس لقائمة هذا المكتب: لا شيء لتسجيله الآن.</translation>
    </message>
    <message>
        <source>Not now</source>
        <translation>ليس الآن</translation>
    </message>
    <message>
        <source>Badge replaced</source>
        <translation>استُبدلت الشارة</translation>
    </message>
    <message>
        <source>The old one is good no more, here and wherever it is heard.</source>
        <translation>القديمة لم تعد صالحة، هنا وحيثما وصل الخبر.</translation>
    </message>
    <message>
        <source>Not checked in: {names}</source>
        <translation>لم يُسجَّل وصولهم: {names}</translation>
    </message>
    <message>
        <source>{count} checked in</source>
        <translation>تم تسجيل وصول {count}</translation>
    </message>
</context>
<context>
    <name>Idle</name>
    <message>
        <source>One moment</source>
        <translation>لحظة من فضلك</translation>
    </message>
    <message>
        <source>Reading what was recorded</source>
        <translation>تجري قراءة ما سُجّل</translation>
    </message>
    <message>
        <source>Check people in again</source>
        <translation>العودة إلى تسجيل الوصول</translation>
    </message>
    <message>
        <source>Check people out</source>
        <translation>تسجيل مغادرة الناس</translation>
    </message>
    <message>
        <source>Close the help desk</source>
        <translation>إغلاق مكتب المساعدة</translation>
    </message>
    <message>
        <source>Where is the help desk? (F2)</source>
        <translation>أين مكتب المساعدة؟ (F2)</translation>
    </message>
    <message>
        <source>Help desk… (F2)</source>
        <translation>مكتب المساعدة… (F2)</translation>
    </message>
</context>
<context>
    <name>Joining</name>
    <message>
        <source>Event files (*.checkin-event)</source>
        <translation>ملفات الفعالية (*.checkin-event)</translation>
    </message>
    <message>
        <source>Open an event file</source>
        <translation>فتح ملف فعالية</translation>
    </message>
</context>
<context>
    <name>LanguageButton</name>
    <message>
        <source>Language: {language} (F7)</source>
        <translation>اللغة: {language} ‏(F7)</translation>
    </message>
</context>
<context>
    <name>Laptop</name>
    <message>
        <source>This laptop… (F10)</source>
        <translation>هذا الحاسوب… (F10)</translation>
    </message>
    <message>
        <source>This laptop</source>
        <translation>هذا الحاسوب</translation>
    </message>
    <message>
        <source>While this page is open, nobody is checked in here.</source>
        <translation>ما دامت هذه الصفحة مفتوحة لا يُسجَّل وصول أحد هنا.</translation>
    </message>
    <message>
        <source>Back (Esc)</source>
        <translation>رجوع (Esc)</translation>
    </message>
    <message>
        <source>Self-test: is this laptop ready?</source>
        <translation>الفحص الذاتي: هل هذا الحاسوب جاهز؟</translation>
    </message>
</context>
<context>
    <name>LockPage</name>
    <message>
        <source>This desk is locked</source>
        <translation>هذا المكتب مقفل</translation>
    </message>
    <message>
        <source>Staff PIN</source>
        <translation>رمز الفريق السري</translation>
    </message>
    <message>
        <source>6 digits</source>
        <translation>6 أرقام</translation>
    </message>
    <message>
        <source>Open the desk</source>
        <translation>افتح المكتب</translation>
    </message>
    <message>
        <source>Ask an organiser to open this desk</source>
        <translation>اطلب من المنظمين فتح هذا المكتب</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>إلغاء</translation>
    </message>
    <message>
        <source>No card or PIN here? Ask an organiser. Nothing that was saved is lost.</source>
        <translation>لا بطاقة ولا رمز سري هنا؟ اسأل أحد المنظمين. لا يضيع شيء مما حُفظ.</translation>
    </message>
    <message>
        <source>This is not a desk card.</source>
        <translation>هذه ليست بطاقة مكتب.</translation>
    </message>
    <message>
        <source>Show the desk card first.</source>
        <translation>أظهر بطاقة المكتب أولًا.</translation>
    </message>
    <message>
        <source>Opening…</source>
        <translation>جارٍ الفتح…</translation>
    </message>
    <message>
        <source>Asking the organisers&apos; computer…</source>
        <translation>جارٍ سؤال حاسوب المنظمين…</translation>
    </message>
    <message>
        <source>Ask an organiser to open {} if they see the same six letters:</source>
        <translation>اطلب من أحد المنظمين فتح {} إذا رأى الأحرف الستة نفسها:</translation>
    </message>
    <message>
        <source>Type the staff PIN.</source>
        <translation>اكتب رمز الفريق السري.</translation>
    </message>
    <message>
        <source>Show the desk card to the camera.</source>
        <translation>أظهر بطاقة المكتب للكاميرا.</translation>
    </message>
    <message>
        <source>The desk card was read. Now type the staff PIN.</source>
        <translation>تمت قراءة بطاقة المكتب. اكتب الآن رمز الفريق السري.</translation>
    </message>
    <message>
        <source>The next try in {seconds} s.</source>
        <translation>المحاولة التالية بعد {seconds} ث.</translation>
    </message>
    <message>
        <source>The next try in {minutes} min.</source>
        <translation>المحاولة التالية بعد {minutes} د.</translation>
    </message>
    <message>
        <source>Hide the PIN</source>
        <translation>إخفاء الرمز السري</translation>
    </message>
    <message>
        <source>Show the PIN</source>
        <translation>إظهار الرمز السري</translation>
    </message>
</context>
<context>
    <name>Matter</name>
    <message>
        <source>Camera</source>
        <translation>الكاميرا</translation>
    </message>
    <message>
        <source>Sharpness</source>
        <translation>الوضوح</translation>
    </message>
    <message>
        <source>Pictures</source>
        <translation>الصور</translation>
    </message>
    <message>
        <source>Test code</source>
        <translation>رمز التجربة</translation>
    </message>
    <message>
        <source>Sounds</source>
        <translation>الأصوات</translation>
    </message>
    <message>
        <source>Saving</source>
        <translation>الحفظ</translation>
    </message>
    <message>
        <source>Disk</source>
        <translation>القرص</translation>
    </message>
    <message>
        <source>List</source>
        <translation>القائمة</translation>
    </message>
    <message>
        <source>Letters</source>
        <translation>الحروف</translation>
    </message>
    <message>
        <source>Server</source>
        <translation>الخادم</translation>
    </message>
    <message>
        <source>Clock</source>
        <translation>الساعة</translation>
    </message>
    <message>
        <source>Time zone</source>
        <translation>المنطقة الزمنية</translation>
    </message>
    <message>
        <source>Program</source>
        <translation>البرنامج</translation>
    </message>
    <message>
        <source>Sleep</source>
        <translation>السكون</translation>
    </message>
    <message>
        <source>Power</source>
        <translation>الكهرباء</translation>
    </message>
    <message>
        <source>Screen</source>
        <translation>الشاشة</translation>
    </message>
    <message>
        <source>Disk encryption</source>
        <translation>تشفير القرص</translation>
    </message>
    <message>
        <source>Key</source>
        <translation>المفتاح</translation>
    </message>
    <message>
        <source>Lock</source>
        <translation>القفل</translation>
    </message>
</context>
<context>
    <name>Opening</name>
    <message>
        <source>Desk</source>
        <translation>مكتب</translation>
    </message>
    <message>
        <source>This desk is open already. Its window comes to the front.</source>
        <translation>هذا المكتب مفتوح بالفعل. تظهر نافذته في المقدمة.</translation>
    </message>
</context>
<context>
    <name>Panic</name>
    <message>
        <source>Staff PIN, six digits</source>
        <translation>رمز الفريق السري، ستة أرقام</translation>
    </message>
    <message>
        <source>Erase now</source>
        <translation>امحُ الآن</translation>
    </message>
    <message>
        <source>Back (Esc)</source>
        <translation>رجوع (Esc)</translation>
    </message>
    <message>
        <source>Erase this desk now?</source>
        <translation>محو هذا المكتب الآن؟</translation>
    </message>
    <message>
        <source>This cannot be taken back.</source>
        <translation>لا يمكن التراجع عن هذا.</translation>
    </message>
    <message>
        <source>Hold once more: erase now</source>
        <translation>اضغط مطوّلًا مرة أخرى: امحُ الآن</translation>
    </message>
    <message>
        <source>Erase this desk</source>
        <translation>محو هذا المكتب</translation>
    </message>
    <message>
        <source>Everything of the event goes from this laptop, the key first. It needs no network.</source>
        <translation>يُمحى كل ما يخص الفعالية من هذا الحاسوب، والمفتاح أولًا. لا حاجة إلى شبكة.</translation>
    </message>
    <message>
        <source>Check-ins that the server has not received stay in the black box file, which only the organisers can open.</source>
        <translation>ما لم يستلمه الخادم من تسجيلات الوصول يبقى في ملف الصندوق الأسود الذي لا يفتحه إلا المنظمون.</translation>
    </message>
    <message>
        <source>Hold for 3 seconds</source>
        <translation>اضغط مطوّلًا 3 ثوانٍ</translation>
    </message>
</context>
<context>
    <name>Refusal</name>
    <message>
        <source>The server cannot be reached.</source>
        <translation>تعذّر الوصول إلى الخادم.</translation>
    </message>
    <message>
        <source>The address answered, but not as a Checkin server. Check the address.</source>
        <translation>أجاب العنوان، لكنه ليس خادم Checkin. تحقّق من العنوان.</translation>
    </message>
    <message>
        <source>This address cannot be used. Copy it again, whole.</source>
        <translation>لا يمكن استخدام هذا العنوان. انسخه مرة أخرى كاملًا.</translation>
    </message>
    <message>
        <source>Somebody answered who cannot prove to be the server of this event. Nothing was sent. Use another network, and tell the organisers.</source>
        <translation>أجاب طرف لا يستطيع إثبات أنه خادم هذه الفعالية. لم يُرسل شيء. استخدم شبكة أخرى وأبلغ المنظمين.</translation>
    </message>
    <message>
        <source>The server’s certificate is out of date by this laptop’s clock. Check this laptop’s date and time, and tell the organisers.</source>
        <translation>شهادة الخادم منتهية بحسب ساعة هذا الحاسوب. تحقق من تاريخ هذا الحاسوب ووقته وأبلغ المنظمين.</translation>
    </message>
    <message>
        <source>What answered at the server’s address does not encrypt. Nothing was sent. Use another network, or ask the organisers for a new address.</source>
        <translation>ما أجاب على عنوان الخادم لا يشفّر. لم يُرسل شيء. استخدم شبكة أخرى أو اطلب عنوانًا جديدًا من المنظمين.</translation>
    </message>
    <message>
        <source>What answered at the server’s address encrypts in an old way. Nothing was sent. Use another network, and tell the organisers.</source>
        <translation>ما أجاب على عنوان الخادم يشفّر بطريقة قديمة. لم يُرسل شيء. استخدم شبكة أخرى وأبلغ المنظمين.</translation>
    </message>
    <message>
        <source>This one-time address is for another server. Ask the organiser for a new one.</source>
        <translation>هذا العنوان لمرة واحدة يخص خادمًا آخر. اطلب عنوانًا جديدًا من المنظم.</translation>
    </message>
    <message>
        <source>The organisers have not let this desk in. Ask them for a new address.</source>
        <translation>لم يسمح المنظمون بدخول هذا المكتب. اطلب منهم عنوانًا جديدًا.</translation>
    </message>
    <message>
        <source>The organisers have retired this desk. Use another one.</source>
        <translation>سحب المنظمون هذا المكتب. استخدم مكتبًا آخر.</translation>
    </message>
    <message>
        <source>This event is over: its server talks to desks no more. Bring this laptop to the organisers.</source>
        <translation>انتهت هذه الفعالية: لم يعد خادمها يتصل بالمكاتب. أحضر هذا الحاسوب إلى المنظمين.</translation>
    </message>
    <message>
        <source>This is not a desk address. It looks like https://192.168.1.5:8321/#ABCD.EFGH… and “checkin invite” prints a new one.</source>
        <translation>هذا ليس عنوان مكتب. شكله https://192.168.1.5:8321/#ABCD.EFGH… ويطبع «checkin invite» عنوانًا جديدًا.</translation>
    </message>
    <message>
        <source>This one-time address is not valid, or was used already. Ask the organiser for a new one.</source>
        <translation>هذا العنوان غير صحيح أو استُعمل من قبل. اطلب عنوانًا جديدًا من المنظمين.</translation>
    </message>
    <message>
        <source>This one-time address is out of date. Ask the organiser for a new one.</source>
        <translation>انتهت صلاحية هذا العنوان المخصص لمرة واحدة. اطلب من المنظمين عنوانًا جديدًا.</translation>
    </message>
    <message>
        <source>The desk card or the PIN is not right.</source>
        <translation>بطاقة المكتب أو الرمز السري غير صحيح.</translation>
    </message>
    <message>
        <source>This is not the staff PIN.</source>
        <translation>هذا ليس رمز الفريق السري.</translation>
    </message>
    <message>
        <source>Wait a moment before the next try.</source>
        <translation>انتظر لحظة قبل المحاولة التالية.</translation>
    </message>
    <message>
        <source>A staff PIN has 6 digits.</source>
        <translation>يتكون رمز الفريق السري من 6 أرقام.</translation>
    </message>
    <message>
        <source>This desk card is of another event.</source>
        <translation>بطاقة المكتب هذه لفعالية أخرى.</translation>
    </message>
    <message>
        <source>This desk cannot be opened on this computer: part of its key is kept by the computer that it was set up on.</source>
        <translation>لا يمكن فتح هذا المكتب على هذا الحاسوب: جزء من مفتاحه محفوظ في الحاسوب الذي أُعدّ عليه.</translation>
    </message>
    <message>
        <source>This computer&apos;s keychain does not answer. Unlock it, and open the desk again.</source>
        <translation>سلسلة مفاتيح هذا الحاسوب لا تستجيب. افتح قفلها ثم افتح المكتب من جديد.</translation>
    </message>
    <message>
        <source>This computer has too little memory free. Close other programs and try again.</source>
        <translation>الذاكرة الحرة في هذا الحاسوب قليلة جدًا. أغلق برامج أخرى وحاول من جديد.</translation>
    </message>
    <message>
        <source>The organisers have not opened this desk. Ask them.</source>
        <translation>لم يفتح المنظمون هذا المكتب. اسألهم.</translation>
    </message>
    <message>
        <source>This desk is to be erased. Open it here, with the desk card and the staff PIN: it then sends what it has, and erases itself.</source>
        <translation>يجب محو هذا المكتب. افتحه هنا ببطاقة المكتب ورمز الفريق السري: عندها يرسل ما لديه ثم يمحو نفسه.</translation>
    </message>
    <message>
        <source>The server cannot open this desk now. Once it was opened here, the server can again.</source>
        <translation>لا يستطيع الخادم فتح هذا المكتب الآن. بعد فتحه هنا مرة يستطيع الخادم ذلك من جديد.</translation>
    </message>
    <message>
        <source>What the server has kept does not open this desk. Open it here.</source>
        <translation>ما حفظه الخادم لا يفتح هذا المكتب. افتحه من هنا.</translation>
    </message>
    <message>
        <source>The desk&apos;s folder cannot be written to, so no PIN can be tried.</source>
        <translation>لا يمكن الكتابة في مجلد المكتب، لذا لا يمكن تجربة أي رمز سري.</translation>
    </message>
    <message>
        <source>This is not an event file. Choose the file that the organisers gave you: its name ends in .checkin-event.</source>
        <translation>هذا ليس ملف فعالية. اختر الملف الذي أعطاك إياه المنظمون: ينتهي اسمه بـ ‎.checkin-event.</translation>
    </message>
    <message>
        <source>The event file cannot be read. Copy it to this laptop and open it there.</source>
        <translation>تتعذر قراءة ملف الفعالية. انسخه إلى هذا الحاسوب وافتحه منه.</translation>
    </message>
    <message>
        <source>A newer version of Checkin made this event file. Install that version on this laptop first.</source>
        <translation>أُنشئ ملف الفعالية هذا بإصدار أحدث من Checkin. ثبّت ذلك الإصدار على هذا الحاسوب أولًا.</translation>
    </message>
    <message>
        <source>This is not the passphrase of this event file. Look at it again.</source>
        <translation>هذه ليست عبارة المرور لملف الفعالية هذا. راجعها.</translation>
    </message>
    <message>
        <source>The passphrase of an event file has 16 letters and digits.</source>
        <translation>تتكون عبارة المرور لملف الفعالية من 16 حرفًا ورقمًا.</translation>
    </message>
    <message>
        <source>This event file is not as the organisers made it: it was cut off or changed. Copy it again, or ask them for a new one.</source>
        <translation>ملف الفعالية هذا ليس كما أنشأه المنظمون: فقد قُطع أو غُيّر. انسخه من جديد أو اطلب منهم غيره.</translation>
    </message>
    <message>
        <source>By this laptop’s clock this event file is out of date. Set the clock if it is wrong, else ask the organisers for a new file.</source>
        <translation>بحسب ساعة هذا الحاسوب انتهت صلاحية ملف الفعالية هذا. اضبط الساعة إن كانت خاطئة، وإلا فاطلب من المنظمين ملفًا جديدًا.</translation>
    </message>
    <message>
        <source>This laptop’s clock is wrong: by it, this event file has not been made yet. Set its date and time, and open the file again.</source>
        <translation>ساعة هذا الحاسوب خاطئة: فبحسبها لم يُنشأ ملف الفعالية هذا بعد. اضبط التاريخ والوقت ثم افتح الملف من جديد.</translation>
    </message>
    <message>
        <source>This laptop is a desk of another event. Erase that desk first, or use another laptop.</source>
        <translation>هذا الحاسوب مكتب لفعالية أخرى. امحُ ذلك المكتب أولًا أو استخدم حاسوبًا آخر.</translation>
    </message>
    <message>
        <source>This laptop is a desk of this event already. Open the desk and go on.</source>
        <translation>هذا الحاسوب مكتب لهذه الفعالية بالفعل. افتح المكتب وتابع.</translation>
    </message>
    <message>
        <source>This place of the event file is in use on another laptop. Ask an organiser to let it in; all is kept.</source>
        <translation>هذا المكان من ملف الفعالية مستخدم على حاسوب آخر. اطلب من أحد المنظمين قبوله؛ كل شيء محفوظ.</translation>
    </message>
    <message>
        <source>The event file of this desk is out of date. Ask an organiser to let it in; all is kept.</source>
        <translation>انتهت صلاحية ملف الفعالية لهذا المكتب. اطلب من أحد المنظمين قبوله؛ كل شيء محفوظ.</translation>
    </message>
    <message>
        <source>The event file of this desk was withdrawn. Ask an organiser to let it in; all is kept.</source>
        <translation>سُحب ملف الفعالية لهذا المكتب. اطلب من أحد المنظمين قبوله؛ كل شيء محفوظ.</translation>
    </message>
    <message>
        <source>The server does not know the event file of this desk. Ask an organiser to let it in; all is kept.</source>
        <translation>لا يعرف الخادم ملف الفعالية لهذا المكتب. اطلب من أحد المنظمين قبوله؛ كل شيء محفوظ.</translation>
    </message>
    <message>
        <source>What came is not what the server says it has. Fetch it once more.</source>
        <translation>ما وصل ليس ما يقول الخادم إنه لديه. اجلبه مرة أخرى.</translation>
    </message>
    <message>
        <source>It cannot be saved: the disk is full, or the folder cannot be written to.</source>
        <translation>لا يمكن حفظه: القرص ممتلئ أو لا يمكن الكتابة في المجلد.</translation>
    </message>
    <message>
        <source>Nothing newer is offered from two days before the event until its end.</source>
        <translation>لا يُعرض ما هو أحدث من يومين قبل الفعالية حتى نهايتها.</translation>
    </message>
    <message>
        <source>This desk&apos;s Checkin is too old for its server. Go on: all is kept here. Tell the organisers to install the newer version.</source>
        <translation>برنامج Checkin في هذا المكتب قديم جدًا بالنسبة إلى خادمه. تابع: كل شيء محفوظ هنا. اطلب من المنظمين تثبيت الإصدار الأحدث.</translation>
    </message>
    <message>
        <source>This database was made by another version of Checkin. Use the version that made it, or a newer one.</source>
        <translation>أنشأ قاعدةَ البيانات هذه إصدارٌ آخر من Checkin. استخدم ذلك الإصدار أو إصدارًا أحدث.</translation>
    </message>
    <message>
        <source>A newer version of Checkin has changed this desk. Install that version again, or go back to the copy from before it with “checkin desk --go-back”.</source>
        <translation>غيّر إصدار أحدث من Checkin هذا المكتب. ثبّت ذلك الإصدار من جديد، أو ارجع إلى النسخة السابقة بالأمر «checkin desk --go-back».</translation>
    </message>
    <message>
        <source>This desk cannot go back: check-ins were saved since. Install the newer version of Checkin again.</source>
        <translation>لا يمكن لهذا المكتب الرجوع: حُفظت تسجيلات منذ ذلك الحين. ثبّت الإصدار الأحدث من Checkin من جديد.</translation>
    </message>
</context>
<context>
    <name>Rows</name>
    <message>
        <source>People found</source>
        <translation>الأشخاص الذين عُثر عليهم</translation>
    </message>
    <message>
        <source>Similar spellings</source>
        <translation>أسماء مشابهة في الكتابة</translation>
    </message>
    <message>
        <source>Arrows move, Enter chooses, Esc goes back</source>
        <translation>الأسهم للتنقل، Enter للاختيار، Esc للرجوع</translation>
    </message>
    <message>
        <source>Nobody of that name. Perhaps one of these</source>
        <translation>لا أحد بهذا الاسم. ربما أحد هؤلاء</translation>
    </message>
    <message>
        <source>This desk holds no names. Type the whole short code</source>
        <translation>لا أسماء في هذا المكتب. اكتب الرمز القصير كاملًا</translation>
    </message>
    <message>
        <source>Reading the list. Codes work already</source>
        <translation>تجري قراءة القائمة. الرموز تعمل الآن</translation>
    </message>
    <message>
        <source>Nobody of that name. Try fewer letters, or the code</source>
        <translation>لا أحد بهذا الاسم. جرّب أحرفًا أقل أو الرمز</translation>
    </message>
    <message>
        <source>Two letters or more</source>
        <translation>حرفان على الأقل</translation>
    </message>
</context>
<context>
    <name>SearchField</name>
    <message>
        <source>Type a name or a code</source>
        <translation>اكتب اسمًا أو رمزًا</translation>
    </message>
    <message>
        <source>Type the short code under the QR code</source>
        <translation>اكتب الرمز القصير الذي تحت رمز QR</translation>
    </message>
</context>
<context>
    <name>SelfTest</name>
    <message>
        <source>Left out.</source>
        <translation>تُرك.</translation>
    </message>
    <message>
        <source>Not looked at: there is no picture.</source>
        <translation>لم يُفحص: لا توجد صورة.</translation>
    </message>
    <message>
        <source>No camera was found.</source>
        <translation>لم يُعثر على كاميرا.</translation>
    </message>
    <message>
        <source>None is plugged in, or the system does not know it.</source>
        <translation>لا توجد كاميرا موصولة، أو لا يعرفها النظام.</translation>
    </message>
    <message>
        <source>Plug the camera in, or switch it on at its key or slide.</source>
        <translation>صِل الكاميرا، أو شغّلها من زرها أو غطائها.</translation>
    </message>
    <message>
        <source>The camera gives no picture.</source>
        <translation>الكاميرا لا تعطي صورة.</translation>
    </message>
    <message>
        <source>Another program is using it.</source>
        <translation>برنامج آخر يستعملها.</translation>
    </message>
    <message>
        <source>Close calls, browsers and camera programs, then Again.</source>
        <translation>أغلق المكالمات والمتصفحات وبرامج الكاميرا، ثم «من جديد».</translation>
    </message>
    <message>
        <source>This computer does not let Checkin use the camera.</source>
        <translation>هذا الحاسوب لا يسمح لـ Checkin باستعمال الكاميرا.</translation>
    </message>
    <message>
        <source>The system&apos;s privacy settings forbid it.</source>
        <translation>إعدادات الخصوصية في النظام تمنع ذلك.</translation>
    </message>
    <message>
        <source>Allow the camera for Checkin in the system&apos;s settings.</source>
        <translation>اسمح لـ Checkin بالكاميرا في إعدادات النظام.</translation>
    </message>
    <message>
        <source>The camera has stopped.</source>
        <translation>توقفت الكاميرا.</translation>
    </message>
    <message>
        <source>Its cable is loose, or its driver hangs.</source>
        <translation>كابلها مرتخٍ، أو برنامج تشغيلها عالق.</translation>
    </message>
    <message>
        <source>Unplug the camera and plug it in again, then Again.</source>
        <translation>افصل الكاميرا وصِلها ثانية، ثم «من جديد».</translation>
    </message>
    <message>
        <source>The camera sees nothing.</source>
        <translation>الكاميرا لا ترى شيئًا.</translation>
    </message>
    <message>
        <source>Its lens is covered, or faces something of one colour.</source>
        <translation>عدستها مغطاة، أو أمامها شيء بلون واحد.</translation>
    </message>
    <message>
        <source>Open the slide or take the sticker off the lens, then Again.</source>
        <translation>افتح الغطاء أو انزع الملصق عن العدسة، ثم «من جديد».</translation>
    </message>
    <message>
        <source>The camera&apos;s picture is dark.</source>
        <translation>صورة الكاميرا معتمة.</translation>
    </message>
    <message>
        <source>There is too little light on what it sees.</source>
        <translation>الضوء على ما تراه قليل.</translation>
    </message>
    <message>
        <source>Put a lamp beside the screen, or turn the desk to the light.</source>
        <translation>ضع مصباحًا بجانب الشاشة، أو أدر المكتب نحو الضوء.</translation>
    </message>
    <message>
        <source>The camera gives a picture.</source>
        <translation>الكاميرا تعطي صورة.</translation>
    </message>
    <message>
        <source>Sharp enough: a code was read.</source>
        <translation>واضحة بما يكفي: قُرئ رمز.</translation>
    </message>
    <message>
        <source>A code is in view and cannot be read.</source>
        <translation>أمام الكاميرا رمز لا تمكن قراءته.</translation>
    </message>
    <message>
        <source>It is too far, moves, or the lens is out of focus or dirty.</source>
        <translation>إنه بعيد أو يتحرك، أو العدسة غير مضبوطة أو متسخة.</translation>
    </message>
    <message>
        <source>Wipe the lens, turn its ring, hold the code still and closer.</source>
        <translation>امسح العدسة، وأدر حلقتها، وثبّت الرمز وقرّبه.</translation>
    </message>
    <message>
        <source>The picture is not sharp.</source>
        <translation>الصورة غير واضحة.</translation>
    </message>
    <message>
        <source>The lens is dirty, or has a ring that is turned.</source>
        <translation>العدسة متسخة، أو حلقتها غير مضبوطة.</translation>
    </message>
    <message>
        <source>Wipe the lens, or turn its ring until the picture is sharp.</source>
        <translation>امسح العدسة، أو أدر حلقتها حتى تتضح الصورة.</translation>
    </message>
    <message>
        <source>Nothing in view shows it. Hold the test chart up.</source>
        <translation>لا شيء أمامها يُظهر ذلك. ارفع ورقة التجربة.</translation>
    </message>
    <message>
        <source>The picture is sharp.</source>
        <translation>الصورة واضحة.</translation>
    </message>
    <message>
        <source>Only {rate} pictures a second.</source>
        <translation>الصور في الثانية: {rate} فقط.</translation>
    </message>
    <message>
        <source>Too little light, or other programs keep the computer busy.</source>
        <translation>الضوء قليل، أو برامج أخرى تشغل الحاسوب.</translation>
    </message>
    <message>
        <source>Give it more light and close other programs, then Again.</source>
        <translation>زد الضوء وأغلق البرامج الأخرى، ثم «من جديد».</translation>
    </message>
    <message>
        <source>{rate} pictures a second.</source>
        <translation>الصور في الثانية: {rate}.</translation>
    </message>
    <message>
        <source>The test code was read.</source>
        <translation>قُرئ رمز التجربة.</translation>
    </message>
    <message>
        <source>A code was read, not the test code.</source>
        <translation>قُرئ رمز، وليس رمز التجربة.</translation>
    </message>
    <message>
        <source>No code was held up. Print the test chart or show it on a screen.</source>
        <translation>لم يُرفع أي رمز. اطبع ورقة التجربة أو اعرضها على شاشة.</translation>
    </message>
    <message>
        <source>Sounds that cannot be played: {names}.</source>
        <translation>أصوات لا يمكن تشغيلها: {names}.</translation>
    </message>
    <message>
        <source>Files of the program are missing or damaged.</source>
        <translation>ملفات من البرنامج ناقصة أو تالفة.</translation>
    </message>
    <message>
        <source>Install Checkin again.</source>
        <translation>ثبّت Checkin من جديد.</translation>
    </message>
    <message>
        <source>This laptop plays no sound.</source>
        <translation>هذا الحاسوب لا يُصدر صوتًا.</translation>
    </message>
    <message>
        <source>It has no speaker, or the system does not know it.</source>
        <translation>ليس له مكبّر صوت، أو لا يعرفه النظام.</translation>
    </message>
    <message>
        <source>Plug a speaker in, or work by the colours alone.</source>
        <translation>صِل مكبّر صوت، أو اعتمد على الألوان وحدها.</translation>
    </message>
    <message>
        <source>The sounds were not heard.</source>
        <translation>لم تُسمع الأصوات.</translation>
    </message>
    <message>
        <source>The laptop is muted, or plays on another output.</source>
        <translation>صوت الحاسوب مكتوم، أو يخرج من جهاز آخر.</translation>
    </message>
    <message>
        <source>Turn the volume up and choose the speaker, then Again.</source>
        <translation>ارفع الصوت واختر المكبّر، ثم «من جديد».</translation>
    </message>
    <message>
        <source>The four sounds were heard.</source>
        <translation>سُمعت الأصوات الأربعة.</translation>
    </message>
    <message>
        <source>The four sounds can be played.</source>
        <translation>يمكن تشغيل الأصوات الأربعة.</translation>
    </message>
    <message>
        <source>The server answers, and is the right one.</source>
        <translation>الخادم يجيب، وهو الخادم الصحيح.</translation>
    </message>
    <message>
        <source>Somebody answers who is not this event&apos;s server.</source>
        <translation>يجيب طرف ليس خادم هذه الفعالية.</translation>
    </message>
    <message>
        <source>The server&apos;s certificate has changed, or the network is hostile.</source>
        <translation>تغيّرت شهادة الخادم، أو الشبكة معادية.</translation>
    </message>
    <message>
        <source>Try another network. Organisers: if certificates were renewed, let this desk join anew.</source>
        <translation>جرّب شبكة أخرى. للمنظمين: إن جُدّدت الشهادات فأضيفوا هذا المكتب من جديد.</translation>
    </message>
    <message>
        <source>The server refuses this desk: {answer}</source>
        <translation>الخادم يرفض هذا المكتب: {answer}</translation>
    </message>
    <message>
        <source>The organisers have retired it, or the event is over.</source>
        <translation>سحبه المنظمون، أو انتهت الفعالية.</translation>
    </message>
    <message>
        <source>Ask the organisers, and let this laptop join anew.</source>
        <translation>اسأل المنظمين، وأضف هذا الحاسوب من جديد.</translation>
    </message>
    <message>
        <source>Something else answers in the server&apos;s place.</source>
        <translation>شيء آخر يجيب مكان الخادم.</translation>
    </message>
    <message>
        <source>A network that asks people to sign in first, or a proxy.</source>
        <translation>شبكة تطلب تسجيل الدخول أولًا، أو خادم وسيط.</translation>
    </message>
    <message>
        <source>Sign in to the network in a browser, or use another one.</source>
        <translation>سجّل الدخول إلى الشبكة في متصفح، أو استعمل غيرها.</translation>
    </message>
    <message>
        <source>No server to ask from here.</source>
        <translation>لا خادم يُسأل من هنا.</translation>
    </message>
    <message>
        <source>The server was not reached. Offline is fine.</source>
        <translation>تعذّر الوصول إلى الخادم. لا بأس بالعمل دون اتصال.</translation>
    </message>
    <message>
        <source>The server was last reached {hours} h ago.</source>
        <translation>آخر اتصال بالخادم قبل {hours} س.</translation>
    </message>
    <message>
        <source>Since then people may have been added to the list.</source>
        <translation>ربما أضيف أشخاص إلى القائمة منذ ذلك الحين.</translation>
    </message>
    <message>
        <source>Connect once before the event, or take a newer event file.</source>
        <translation>اتصل مرة قبل الفعالية، أو خذ ملف فعالية أحدث.</translation>
    </message>
    <message>
        <source>Offline is fine: the server was last reached {minutes} min ago.</source>
        <translation>لا بأس دون اتصال: آخر اتصال بالخادم قبل {minutes} د.</translation>
    </message>
    <message>
        <source>Not looked at: no list can be read now.</source>
        <translation>لم يُفحص: لا تمكن قراءة قائمة الآن.</translation>
    </message>
    <message>
        <source>There is no list on this laptop.</source>
        <translation>لا توجد قائمة على هذا الحاسوب.</translation>
    </message>
    <message>
        <source>It has not reached the server since it became a desk.</source>
        <translation>لم يصل إلى الخادم منذ أصبح مكتبًا.</translation>
    </message>
    <message>
        <source>Connect it to the network, or open an event file.</source>
        <translation>صِله بالشبكة، أو افتح ملف فعالية.</translation>
    </message>
    <message>
        <source>The list is number {number}; the server has {theirs}.</source>
        <translation>رقم القائمة {number}، وعند الخادم {theirs}.</translation>
    </message>
    <message>
        <source>The newest changes have not come to this laptop yet.</source>
        <translation>لم تصل آخر التغييرات إلى هذا الحاسوب بعد.</translation>
    </message>
    <message>
        <source>Leave the desk open with a network for a minute, then Again.</source>
        <translation>اترك المكتب مفتوحًا دقيقة مع الشبكة، ثم «من جديد».</translation>
    </message>
    <message>
        <source>List {number}, on {same} of {all} desks.</source>
        <translation>القائمة {number}، المكاتب: {same} من {all}.</translation>
    </message>
    <message>
        <source>Other desks have not fetched this list yet.</source>
        <translation>مكاتب أخرى لم تجلب هذه القائمة بعد.</translation>
    </message>
    <message>
        <source>Open those desks with a network for a minute.</source>
        <translation>افتح تلك المكاتب دقيقة مع الشبكة.</translation>
    </message>
    <message>
        <source>List {number}.</source>
        <translation>القائمة {number}.</translation>
    </message>
    <message>
        <source>List {number}, on {all} of {all} desks and at the server.</source>
        <translation>القائمة {number}، المكاتب: {all} من {all}، وعند الخادم.</translation>
    </message>
    <message>
        <source>Set date and time in the system&apos;s settings, best by itself.</source>
        <translation>اضبط التاريخ والوقت في إعدادات النظام، والأفضل تلقائيًا.</translation>
    </message>
    <message>
        <source>The clock is right to {ms} ms.</source>
        <translation>الساعة صحيحة بفارق {ms} مللي ثانية.</translation>
    </message>
    <message>
        <source>The clock is {seconds} s ahead of the server&apos;s.</source>
        <translation>الساعة متقدمة {seconds} ث على ساعة الخادم.</translation>
    </message>
    <message>
        <source>The clock is {seconds} s behind the server&apos;s.</source>
        <translation>الساعة متأخرة {seconds} ث عن ساعة الخادم.</translation>
    </message>
    <message>
        <source>It was set by hand, or its battery is empty.</source>
        <translation>ضُبطت باليد، أو بطاريتها فارغة.</translation>
    </message>
    <message>
        <source>Not compared: look whether the time is right.</source>
        <translation>لم تُقارن: انظر هل الوقت صحيح.</translation>
    </message>
    <message>
        <source>The clock is behind what the server said before.</source>
        <translation>الساعة متأخرة عما قاله الخادم من قبل.</translation>
    </message>
    <message>
        <source>The clock is not before what the server said last.</source>
        <translation>الساعة ليست قبل آخر وقت قاله الخادم.</translation>
    </message>
    <message>
        <source>Version {mine}; the server has {other}.</source>
        <translation>الإصدار {mine}، وعند الخادم {other}.</translation>
    </message>
    <message>
        <source>This laptop was installed from another file.</source>
        <translation>ثُبّت البرنامج على هذا الحاسوب من ملف آخر.</translation>
    </message>
    <message>
        <source>Install the server&apos;s version, unless the event has begun.</source>
        <translation>ثبّت إصدار الخادم، إلا إذا بدأت الفعالية.</translation>
    </message>
    <message>
        <source>Version {mine}; other desks have {other}.</source>
        <translation>الإصدار {mine}، وعلى مكاتب أخرى {other}.</translation>
    </message>
    <message>
        <source>They were installed from another file.</source>
        <translation>ثُبّتت من ملف آخر.</translation>
    </message>
    <message>
        <source>Install one version on all, unless the event has begun.</source>
        <translation>ثبّت إصدارًا واحدًا على الجميع، إلا إذا بدأت الفعالية.</translation>
    </message>
    <message>
        <source>Version {mine}.</source>
        <translation>الإصدار {mine}.</translation>
    </message>
    <message>
        <source>This laptop has no time zone.</source>
        <translation>لا منطقة زمنية لهذا الحاسوب.</translation>
    </message>
    <message>
        <source>The system&apos;s settings name none that exists.</source>
        <translation>إعدادات النظام لا تسمّي منطقة موجودة.</translation>
    </message>
    <message>
        <source>Choose the time zone of the venue in the system&apos;s settings.</source>
        <translation>اختر منطقة المكان الزمنية في إعدادات النظام.</translation>
    </message>
    <message>
        <source>Not compared: no event can be read now.</source>
        <translation>لم تُقارن: لا تمكن قراءة فعالية الآن.</translation>
    </message>
    <message>
        <source>This laptop&apos;s time zone is not the event&apos;s ({zone}).</source>
        <translation>منطقة هذا الحاسوب الزمنية ليست منطقة الفعالية ({zone}).</translation>
    </message>
    <message>
        <source>It comes from elsewhere, or is set by hand.</source>
        <translation>جاء من مكان آخر، أو ضُبط باليد.</translation>
    </message>
    <message>
        <source>Choose {zone} in the system&apos;s settings. Checkin shows it anyway.</source>
        <translation>اختر {zone} في إعدادات النظام. يعرضها Checkin على كل حال.</translation>
    </message>
    <message>
        <source>The time zone is the event&apos;s: {zone}.</source>
        <translation>المنطقة الزمنية هي منطقة الفعالية: {zone}.</translation>
    </message>
    <message>
        <source>Nothing can be saved on this laptop.</source>
        <translation>لا يمكن حفظ شيء على هذا الحاسوب.</translation>
    </message>
    <message>
        <source>The disk is full.</source>
        <translation>القرص ممتلئ.</translation>
    </message>
    <message>
        <source>Delete files that are not needed, then Again.</source>
        <translation>احذف ملفات لا حاجة إليها، ثم «من جديد».</translation>
    </message>
    <message>
        <source>The desk&apos;s folder cannot be written to.</source>
        <translation>لا تمكن الكتابة في مجلد المكتب.</translation>
    </message>
    <message>
        <source>Give this user the folder: its owner and permissions, or a disk that can be written to.</source>
        <translation>أعطِ هذا المستخدم المجلد: مالكه وأذوناته، أو قرصًا تمكن الكتابة عليه.</translation>
    </message>
    <message>
        <source>The disk reports a fault.</source>
        <translation>القرص يبلّغ عن عطل.</translation>
    </message>
    <message>
        <source>Use another laptop for this desk.</source>
        <translation>استعمل حاسوبًا آخر لهذا المكتب.</translation>
    </message>
    <message>
        <source>Saving takes {ms} ms.</source>
        <translation>الحفظ يستغرق {ms} مللي ثانية.</translation>
    </message>
    <message>
        <source>The disk is slow or busy.</source>
        <translation>القرص بطيء أو مشغول.</translation>
    </message>
    <message>
        <source>Close other programs, let updates end, then Again.</source>
        <translation>أغلق البرامج الأخرى ودع التحديثات تنتهي، ثم «من جديد».</translation>
    </message>
    <message>
        <source>What is saved is on disk in {ms} ms.</source>
        <translation>ما يُحفظ يصل إلى القرص في {ms} مللي ثانية.</translation>
    </message>
    <message>
        <source>The system does not tell.</source>
        <translation>النظام لا يخبر.</translation>
    </message>
    <message>
        <source>Free on the disk: {mb} MB.</source>
        <translation>المساحة الحرة على القرص: {mb} ميغابايت.</translation>
    </message>
    <message>
        <source>The disk is nearly full.</source>
        <translation>القرص يكاد يمتلئ.</translation>
    </message>
    <message>
        <source>Checkin keeps this laptop awake.</source>
        <translation>يبقي Checkin هذا الحاسوب مستيقظًا.</translation>
    </message>
    <message>
        <source>The system does not tell. Checkin asks it to stay awake.</source>
        <translation>النظام لا يخبر. يطلب منه Checkin أن يبقى مستيقظًا.</translation>
    </message>
    <message>
        <source>It does not fall asleep by itself.</source>
        <translation>لا ينام من تلقاء نفسه.</translation>
    </message>
    <message>
        <source>This laptop falls asleep after {minutes} min.</source>
        <translation>ينام هذا الحاسوب بعد {minutes} د.</translation>
    </message>
    <message>
        <source>Its power settings say so. Only an open desk keeps it awake.</source>
        <translation>هكذا تقول إعدادات طاقته. لا يبقيه مستيقظًا إلا مكتب مفتوح.</translation>
    </message>
    <message>
        <source>In the system&apos;s power settings, choose never to sleep.</source>
        <translation>في إعدادات الطاقة في النظام، اختر عدم السكون أبدًا.</translation>
    </message>
    <message>
        <source>No battery, as far as the system tells.</source>
        <translation>لا بطارية، حسب ما يقول النظام.</translation>
    </message>
    <message>
        <source>On mains, battery {percent} %.</source>
        <translation>على الكهرباء، البطارية {percent}&#xa0;%.</translation>
    </message>
    <message>
        <source>The charger is not plugged in.</source>
        <translation>الشاحن غير موصول.</translation>
    </message>
    <message>
        <source>Plug the charger in.</source>
        <translation>صِل الشاحن.</translation>
    </message>
    <message>
        <source>On battery, {percent} %.</source>
        <translation>على البطارية، {percent}&#xa0;%.</translation>
    </message>
    <message>
        <source>There is no screen here.</source>
        <translation>لا توجد شاشة هنا.</translation>
    </message>
    <message>
        <source>The screen has {wide} by {high} points.</source>
        <translation>للشاشة {wide} في {high} نقطة.</translation>
    </message>
    <message>
        <source>The window needs {least_wide} by {least_high}.</source>
        <translation>تحتاج النافذة إلى {least_wide} في {least_high}.</translation>
    </message>
    <message>
        <source>Choose a smaller scale, or a higher resolution.</source>
        <translation>اختر مقياسًا أصغر، أو دقة أعلى.</translation>
    </message>
    <message>
        <source>Not looked at: no names can be read now.</source>
        <translation>لم يُفحص: لا تمكن قراءة أسماء الآن.</translation>
    </message>
    <message>
        <source>Letters that cannot be shown: {scripts}.</source>
        <translation>حروف لا يمكن عرضها: {scripts}.</translation>
    </message>
    <message>
        <source>This laptop has no font for them.</source>
        <translation>لا خط لها على هذا الحاسوب.</translation>
    </message>
    <message>
        <source>Install fonts for these scripts (Debian: fonts-noto; Windows: supplemental fonts), then start Checkin again.</source>
        <translation>ثبّت خطوطًا لهذه الكتابات (ديبيان: fonts-noto، ويندوز: الخطوط الإضافية)، ثم افتح Checkin من جديد.</translation>
    </message>
    <message>
        <source>All {count} letters of the list can be shown.</source>
        <translation>يمكن عرض حروف القائمة كلها ({count}).</translation>
    </message>
    <message>
        <source>The system does not tell. What Checkin holds is encrypted.</source>
        <translation>النظام لا يخبر. ما يحفظه Checkin مشفّر.</translation>
    </message>
    <message>
        <source>The disk is encrypted.</source>
        <translation>القرص مشفّر.</translation>
    </message>
    <message>
        <source>The disk is not encrypted by the system.</source>
        <translation>النظام لا يشفّر القرص.</translation>
    </message>
    <message>
        <source>Checkin encrypts what it holds, and nothing else is protected.</source>
        <translation>يشفّر Checkin ما يحفظه، ولا شيء غيره محمي.</translation>
    </message>
    <message>
        <source>Switch on BitLocker, FileVault or LUKS where there is time for it.</source>
        <translation>شغّل BitLocker أو FileVault أو LUKS إن سمح الوقت.</translation>
    </message>
    <message>
        <source>This laptop is not a desk yet.</source>
        <translation>هذا الحاسوب ليس مكتبًا بعد.</translation>
    </message>
    <message>
        <source>Part of the key is in the system&apos;s keychain.</source>
        <translation>جزء من المفتاح في سلسلة مفاتيح النظام.</translation>
    </message>
    <message>
        <source>The key is bound to this computer.</source>
        <translation>المفتاح مرتبط بهذا الحاسوب.</translation>
    </message>
    <message>
        <source>The key is in a file beside the data.</source>
        <translation>المفتاح في ملف بجانب البيانات.</translation>
    </message>
    <message>
        <source>This system has no keychain that answers, and no id.</source>
        <translation>ليس في هذا النظام سلسلة مفاتيح تستجيب، ولا معرّف.</translation>
    </message>
    <message>
        <source>Let nobody copy the desk&apos;s folder; erase it after the event.</source>
        <translation>لا تدع أحدًا ينسخ مجلد المكتب، وامحه بعد الفعالية.</translation>
    </message>
    <message>
        <source>It belongs to no event.</source>
        <translation>لا ينتمي إلى أي فعالية.</translation>
    </message>
    <message>
        <source>Open the event file, or show the pairing code to the camera.</source>
        <translation>افتح ملف الفعالية، أو أرِ الكاميرا رمز الربط.</translation>
    </message>
    <message>
        <source>The desk could not be opened.</source>
        <translation>تعذّر فتح المكتب.</translation>
    </message>
    <message>
        <source>Its database cannot be read or written.</source>
        <translation>لا تمكن قراءة قاعدة بياناته أو الكتابة فيها.</translation>
    </message>
    <message>
        <source>Settle first what is said of saving; else make it a desk anew.</source>
        <translation>عالج أولًا ما يقال عن الحفظ، وإلا فاجعله مكتبًا من جديد.</translation>
    </message>
    <message>
        <source>The desk is locked, as it should be.</source>
        <translation>المكتب مقفل، كما ينبغي.</translation>
    </message>
    <message>
        <source>The desk opens with the staff PIN.</source>
        <translation>يُفتح المكتب برمز الفريق السري.</translation>
    </message>
    <message>
        <source>The desk holds names and opens by itself.</source>
        <translation>في المكتب أسماء وهو يُفتح من تلقاء نفسه.</translation>
    </message>
    <message>
        <source>The organisers have set no lock for this event.</source>
        <translation>لم يضع المنظمون قفلًا لهذه الفعالية.</translation>
    </message>
    <message>
        <source>Organisers: set a staff PIN and choose the lock, then sync.</source>
        <translation>للمنظمين: ضعوا رمزًا سريًا للفريق واختاروا القفل، ثم زامنوا.</translation>
    </message>
    <message>
        <source>The desk opens by itself and holds no names.</source>
        <translation>يُفتح المكتب من تلقاء نفسه ولا أسماء فيه.</translation>
    </message>
</context>
<context>
    <name>SelfTestPage</name>
    <message>
        <source>Again</source>
        <translation>من جديد</translation>
    </message>
    <message>
        <source>Copy the summary</source>
        <translation>نسخ الملخص</translation>
    </message>
    <message>
        <source>Show the camera picture</source>
        <translation>عرض صورة الكاميرا</translation>
    </message>
    <message>
        <source>Show a test code</source>
        <translation>عرض رمز تجربة</translation>
    </message>
    <message>
        <source>Play the four sounds</source>
        <translation>تشغيل الأصوات الأربعة</translation>
    </message>
    <message>
        <source>I heard them</source>
        <translation>سمعتها</translation>
    </message>
    <message>
        <source>I did not</source>
        <translation>لم أسمعها</translation>
    </message>
    <message>
        <source>Looking this laptop over…</source>
        <translation>جارٍ فحص هذا الحاسوب…</translation>
    </message>
    <message>
        <source>Ready for tomorrow</source>
        <translation>جاهز للغد</translation>
    </message>
    <message>
        <source>Not ready yet</source>
        <translation>ليس جاهزًا بعد</translation>
    </message>
    <message>
        <source>{seen} of {all}</source>
        <translation>{seen} من {all}</translation>
    </message>
    <message>
        <source>Everything is as it should be.</source>
        <translation>كل شيء كما ينبغي.</translation>
    </message>
    <message>
        <source>To look at: {what}</source>
        <translation>للنظر فيه: {what}</translation>
    </message>
    <message>
        <source>First: {what}</source>
        <translation>أولًا: {what}</translation>
    </message>
</context>
<context>
    <name>SettingUp</name>
    <message>
        <source>Passphrase, as the organisers gave it to you</source>
        <translation>عبارة المرور كما أعطاك إياها المنظمون</translation>
    </message>
    <message>
        <source>Passphrase</source>
        <translation>عبارة المرور</translation>
    </message>
    <message>
        <source>Open</source>
        <translation>افتح</translation>
    </message>
    <message>
        <source>Back</source>
        <translation>رجوع</translation>
    </message>
    <message>
        <source>Open an event file</source>
        <translation>فتح ملف فعالية</translation>
    </message>
    <message>
        <source>Opening the file…</source>
        <translation>جارٍ فتح الملف…</translation>
    </message>
    <message>
        <source>Making this laptop a desk…</source>
        <translation>يصبح هذا الحاسوب مكتبًا…</translation>
    </message>
    <message>
        <source>{name} (in use)</source>
        <translation>{name} (مستخدم)</translation>
    </message>
    <message numerus="yes">
        <source>%n people</source>
        <translation>
            <numerusform>لا أحد</numerusform>
            <numerusform>شخص واحد</numerusform>
            <numerusform>شخصان</numerusform>
            <numerusform>%n أشخاص</numerusform>
            <numerusform>%n شخصًا</numerusform>
            <numerusform>%n شخص</numerusform>
        </translation>
    </message>
    <message>
        <source>{people} on list {number}, as of {time}</source>
        <translation>{people} في القائمة {number}، حتى {time}</translation>
    </message>
    <message>
        <source>{profile}. The file is good until {time}</source>
        <translation>{profile}. الملف صالح حتى {time}</translation>
    </message>
    <message>
        <source>Server: {address}</source>
        <translation>الخادم: {address}</translation>
    </message>
    <message>
        <source>Which desk is this?</source>
        <translation>أي مكتب هذا؟</translation>
    </message>
    <message>
        <source>Lane: public names</source>
        <translation>ممر: الأسماء العلنية</translation>
    </message>
    <message>
        <source>Lane without names</source>
        <translation>ممر بلا أسماء</translation>
    </message>
    <message>
        <source>Help desk: all that finds people</source>
        <translation>مكتب مساعدة: كل ما يُعثر به على الأشخاص</translation>
    </message>
</context>
<context>
    <name>Settings</name>
    <message>
        <source>Sound</source>
        <translation>الصوت</translation>
    </message>
    <message>
        <source>Settings of this desk</source>
        <translation>إعدادات هذا المكتب</translation>
    </message>
    <message>
        <source>Enter: the next choice.</source>
        <translation>اضغط Enter للخيار التالي.</translation>
    </message>
    <message>
        <source>Camera (F9)</source>
        <translation>الكاميرا (F9)</translation>
    </message>
    <message>
        <source>None that is known by name</source>
        <translation>لا كاميرا معروفة بالاسم</translation>
    </message>
    <message>
        <source>Language (F7)</source>
        <translation>اللغة (F7)</translation>
    </message>
    <message>
        <source>Colours</source>
        <translation>الألوان</translation>
    </message>
    <message>
        <source>Erase this desk…</source>
        <translation>محو هذا المكتب…</translation>
    </message>
    <message>
        <source>Nothing goes before you have confirmed it</source>
        <translation>لا يُمحى شيء قبل تأكيدك</translation>
    </message>
    <message>
        <source>This laptop plays none</source>
        <translation>هذا الحاسوب لا يشغّل أي صوت</translation>
    </message>
    <message>
        <source>Off</source>
        <translation>متوقف</translation>
    </message>
    <message>
        <source>{step} of {most}</source>
        <translation>{step} من {most}</translation>
    </message>
    <message>
        <source>As the laptop has them</source>
        <translation>كما في الحاسوب</translation>
    </message>
    <message>
        <source>Light</source>
        <translation>فاتحة</translation>
    </message>
    <message>
        <source>Dark</source>
        <translation>داكنة</translation>
    </message>
</context>
<context>
    <name>SoundButton</name>
    <message>
        <source>Sound is off (F8)</source>
        <translation>الصوت مغلق ‏(F8)</translation>
    </message>
    <message>
        <source>Sound is on (F8)</source>
        <translation>الصوت مفتوح ‏(F8)</translation>
    </message>
</context>
<context>
    <name>Stick</name>
    <message>
        <source>This file cannot be opened here: it is of another event, or whoever made it did not know this computer yet.</source>
        <translation>لا يمكن فتح هذا الملف هنا: هو لفعالية أخرى، أو أن من أنشأه لم يكن يعرف هذا الحاسوب بعد.</translation>
    </message>
    <message>
        <source>This file is damaged or not whole. Copy it once more.</source>
        <translation>هذا الملف تالف أو ناقص. انسخه مرة أخرى.</translation>
    </message>
    <message>
        <source>This file was made by a newer version of this program. Update this one.</source>
        <translation>أنشأ هذا الملفَ إصدارٌ أحدث من هذا البرنامج. حدّث هذا البرنامج.</translation>
    </message>
    <message>
        <source>This file is of another event.</source>
        <translation>هذا الملف لفعالية أخرى.</translation>
    </message>
    <message>
        <source>This file was made by desks that are not known here. If this is a desk, let it reach the server once.</source>
        <translation>أنشأت هذا الملفَ مكاتبُ غير معروفة هنا. إن كان هذا مكتبًا فدعه يصل إلى الخادم مرة.</translation>
    </message>
    <message>
        <source>This file is larger than any that a desk makes.</source>
        <translation>هذا الملف أكبر من أي ملف ينشئه مكتب.</translation>
    </message>
    <message>
        <source>This file cannot be read.</source>
        <translation>تعذّرت قراءة هذا الملف.</translation>
    </message>
    <message>
        <source>There is such a file already. Choose another name.</source>
        <translation>يوجد ملف كهذا من قبل. اختر اسمًا آخر.</translation>
    </message>
    <message>
        <source>Choose a place outside of the desk&apos;s own folder, which will be erased.</source>
        <translation>اختر مكانًا خارج مجلد المكتب، فهو سيُمحى.</translation>
    </message>
    <message>
        <source>This file could not be written. Is the stick full, or write-protected?</source>
        <translation>تعذّرت كتابة هذا الملف. هل الذاكرة ممتلئة أو محمية من الكتابة؟</translation>
    </message>
    <message>
        <source>What was written there could not be read back. Use another stick.</source>
        <translation>تعذّرت إعادة قراءة ما كُتب هناك. استخدم ذاكرة أخرى.</translation>
    </message>
    <message>
        <source>This desk has not heard yet what the organisers open such files with. Let it reach the server once.</source>
        <translation>لا يعرف هذا المكتب بعدُ بماذا يفتح المنظمون مثل هذه الملفات. دعه يصل إلى الخادم مرة.</translation>
    </message>
    <message>
        <source>Choose the USB stick</source>
        <translation>اختر ذاكرة USB</translation>
    </message>
    <message>
        <source>Choose the file on the USB stick</source>
        <translation>اختر الملف على ذاكرة USB</translation>
    </message>
</context>
<context>
    <name>Strip</name>
    <message>
        <source>Letters:</source>
        <translation>الأحرف:</translation>
    </message>
    <message>
        <source>Working offline. Keep going.</source>
        <translation>العمل دون اتصال. واصل.</translation>
    </message>
    <message numerus="yes">
        <source>Working offline. Keep going. %n check-in(s) will be sent later</source>
        <translation>
            <numerusform>العمل دون اتصال. واصل. لا تسجيلات للإرسال لاحقًا</numerusform>
            <numerusform>العمل دون اتصال. واصل. سيُرسل تسجيل واحد لاحقًا</numerusform>
            <numerusform>العمل دون اتصال. واصل. سيُرسل تسجيلان لاحقًا</numerusform>
            <numerusform>العمل دون اتصال. واصل. ستُرسل %n تسجيلات لاحقًا</numerusform>
            <numerusform>العمل دون اتصال. واصل. سيُرسل %n تسجيلًا لاحقًا</numerusform>
            <numerusform>العمل دون اتصال. واصل. سيُرسل %n تسجيل لاحقًا</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n record(s) kept aside. Please tell the organisers</source>
        <translation>
            <numerusform>لا سجلات موضوعة جانبًا</numerusform>
            <numerusform>سجل واحد وُضع جانبًا. أخبر المنظمين من فضلك</numerusform>
            <numerusform>سجلان وُضعا جانبًا. أخبر المنظمين من فضلك</numerusform>
            <numerusform>%n سجلات وُضعت جانبًا. أخبر المنظمين من فضلك</numerusform>
            <numerusform>%n سجلًا وُضع جانبًا. أخبر المنظمين من فضلك</numerusform>
            <numerusform>%n سجل وُضع جانبًا. أخبر المنظمين من فضلك</numerusform>
        </translation>
    </message>
    <message>
        <source>Help desk is open. It closes after 5 min without a key</source>
        <translation>مكتب المساعدة مفتوح. يُغلق بعد 5 د من دون مفتاح</translation>
    </message>
    <message>
        <source>Version {version} of Checkin is at the server. Nobody has to install it now</source>
        <translation>الإصدار {version} من Checkin موجود على الخادم. لا حاجة إلى تثبيته الآن</translation>
    </message>
    <message>
        <source>The server&apos;s Checkin is too old for this desk. Go on, and tell the organisers</source>
        <translation>برنامج Checkin على الخادم قديم جدًا بالنسبة إلى هذا المكتب. تابع وأخبر المنظمين</translation>
    </message>
    <message>
        <source>This desk had stopped and is back. Whatever was green is saved</source>
        <translation>توقّف هذا المكتب ثم عاد. كل ما ظهر بالأخضر محفوظ</translation>
    </message>
    <message>
        <source>The scanner is unplugged. The camera and typing still work</source>
        <translation>الماسح مفصول. الكاميرا والكتابة ما زالتا تعملان</translation>
    </message>
    <message>
        <source>This laptop&apos;s clock is {span} off. Check-ins are kept and corrected</source>
        <translation>ساعة هذا الحاسوب منحرفة {span}. التسجيلات محفوظة ومصححة</translation>
    </message>
    <message>
        <source>Battery almost empty, {percent} %. Plug in now</source>
        <translation>البطارية شبه فارغة، {percent}&#xa0;%. صِل الشاحن الآن</translation>
    </message>
    <message>
        <source>On battery, {percent} %. Please plug in</source>
        <translation>على البطارية، {percent}&#xa0;%. يرجى وصل الشاحن</translation>
    </message>
</context>
<context>
    <name>Support</name>
    <message>
        <source>Save the support log</source>
        <translation>حفظ سجل الدعم</translation>
    </message>
    <message>
        <source>Support log</source>
        <translation>سجل الدعم</translation>
    </message>
    <message>
        <source>This is all of it: states and durations. No names, no codes. It helps those who repair Checkin. Nothing is sent: you save it, and give it to them yourself.</source>
        <translation>هذا كل ما فيه: حالات ومُدد. لا أسماء ولا رموز. يساعد من يُصلحون Checkin. لا يُرسَل شيء: أنت تحفظه وتعطيهم إياه بنفسك.</translation>
    </message>
    <message>
        <source>Save</source>
        <translation>حفظ</translation>
    </message>
    <message>
        <source>Back</source>
        <translation>رجوع</translation>
    </message>
    <message>
        <source>Saved: {file}</source>
        <translation>حُفظ: {file}</translation>
    </message>
    <message>
        <source>It cannot be saved there. Choose another place.</source>
        <translation>لا يمكن الحفظ هناك. اختر مكانًا آخر.</translation>
    </message>
</context>
<context>
    <name>Times</name>
    <message>
        <source>Today {time}</source>
        <translation>اليوم {time}</translation>
    </message>
    <message>
        <source>today {time}</source>
        <translation>اليوم {time}</translation>
    </message>
    <message>
        <source>just now</source>
        <translation>الآن</translation>
    </message>
    <message>
        <source>{minutes} min ago</source>
        <translation>قبل {minutes} د</translation>
    </message>
    <message>
        <source>{hours} h {minutes} min ago</source>
        <translation>قبل {hours} س {minutes} د</translation>
    </message>
    <message>
        <source>more than a day ago</source>
        <translation>قبل أكثر من يوم</translation>
    </message>
    <message>
        <source>{minutes} min</source>
        <translation>{minutes} د</translation>
    </message>
    <message>
        <source>{hours} h {minutes} min</source>
        <translation>{hours} س {minutes} د</translation>
    </message>
    <message>
        <source>{days} days</source>
        <translation>{days} أيام</translation>
    </message>
</context>
<context>
    <name>TopBar</name>
    <message>
        <source>Check-in list: {list}</source>
        <translation>قائمة الدخول: {list}</translation>
    </message>
</context>
<context>
    <name>Update</name>
    <message>
        <source>Newer version</source>
        <translation>إصدار أحدث</translation>
    </message>
    <message>
        <source>Fetch it</source>
        <translation>اجلبه</translation>
    </message>
    <message>
        <source>Back</source>
        <translation>رجوع</translation>
    </message>
    <message>
        <source>The server has not been heard yet. Look again later.</source>
        <translation>لم يُسمع من الخادم بعد. انظر مجددًا لاحقًا.</translation>
    </message>
    <message>
        <source>Nothing newer is offered from two days before the event until its end: every desk keeps the version that it has.</source>
        <translation>لا يُعرض ما هو أحدث من يومين قبل الفعالية حتى نهايتها: يحتفظ كل مكتب بإصداره.</translation>
    </message>
    <message>
        <source>This desk has version {version}. The server has no newer one for it.</source>
        <translation>لدى هذا المكتب الإصدار {version}. ليس لدى الخادم ما هو أحدث له.</translation>
    </message>
    <message>
        <source>This desk has version {version}. The server has {newer}, {size} MB. Nobody has to install it, and nothing is installed by itself.</source>
        <translation>لدى هذا المكتب الإصدار {version}. لدى الخادم {newer}، {size} ميغابايت. لا أحد ملزم بتثبيته، ولا شيء يُثبَّت من تلقاء نفسه.</translation>
    </message>
    <message>
        <source>It is in this folder: {folder}. Close the desk when nobody waits, then open the file.</source>
        <translation>هو في هذا المجلد: {folder}. أغلق المكتب حين لا ينتظر أحد، ثم افتح الملف.</translation>
    </message>
</context>
</TS>
