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
        <name>Camera</name>
        <message>
            <source>Camera picture</source>
            <translation>صورة الكاميرا</translation>
        </message>
        <message>
            <source>The camera is starting.</source>
            <translation>الكاميرا قيد التشغيل.</translation>
        </message>
        <message>
            <source>No camera. Is its cable plugged in?</source>
            <translation>لا توجد كاميرا. هل كابلها موصول؟</translation>
        </message>
        <message>
            <source>The camera gives no picture. Close other programs that may be using it.</source>
            <translation>الكاميرا لا تعطي صورة. أغلق البرامج الأخرى التي قد تستخدمها.</translation>
        </message>
        <message>
            <source>The camera is blocked in this computer's settings.</source>
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
            <translation>آخر تسجيل دخول تم هنا فقط، ولمدة عشر دقائق.</translation>
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
            <source>Hold the code up to the camera: dark green means welcome.</source>
            <translation>ارفع الرمز أمام الكاميرا: الأخضر الداكن يعني أهلًا وسهلًا.</translation>
        </message>
        <message>
            <source>No code? Ask “What name should I look for?” and type it.</source>
            <translation>لا يوجد رمز؟ اسأل: «أي اسم أبحث عنه؟» واكتبه.</translation>
        </message>
        <message>
            <source>Enter chooses, Enter again checks in, Esc goes back.</source>
            <translation>مفتاح Enter يختار، وEnter مرة أخرى يسجّل الدخول، وEsc يرجع.</translation>
        </message>
        <message>
            <source>Wrong person? Ctrl+Z takes the last check-in back.</source>
            <translation>الشخص الخطأ؟ Ctrl+Z يتراجع عن آخر تسجيل دخول.</translation>
        </message>
        <message>
            <source>Not green? Nobody did wrong: send them to the help desk.</source>
            <translation>ليس أخضر؟ لم يخطئ أحد: أرسله إلى مكتب المساعدة.</translation>
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
            <source>New since this laptop's list. Nothing to do.</source>
            <translation>أحدث من قائمة هذا الحاسوب. لا شيء تفعله.</translation>
        </message>
        <message>
            <source>Give: {things}</source>
            <translation>سلِّم: {things}</translation>
        </message>
        <message>
            <source>Checked in</source>
            <translation>تم تسجيل الدخول</translation>
        </message>
        <message>
            <source>Checked in - please read</source>
            <translation>تم تسجيل الدخول - اقرأ من فضلك</translation>
        </message>
        <message>
            <source>A moment ago, here</source>
            <translation>قبل لحظة، هنا</translation>
        </message>
        <message>
            <source>Already checked in</source>
            <translation>سبق تسجيل الدخول</translation>
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
            <source>Not an event code</source>
            <translation>ليس رمزًا للفعالية</translation>
        </message>
        <message>
            <source>Some other QR code. Ask for the one in the event e-mail</source>
            <translation>رمز QR آخر. اطلب الرمز الموجود في بريد الفعالية</translation>
        </message>
        <message>
            <source>Replaced {when}. Help desk</source>
            <translation>استُبدل {when}. مكتب المساعدة</translation>
        </message>
        <message>
            <source>Cancelled. Help desk</source>
            <translation>أُلغي. مكتب المساعدة</translation>
        </message>
        <message>
            <source>This badge is for other days. Help desk can admit</source>
            <translation>هذه الشارة لأيام أخرى. يمكن لمكتب المساعدة الإدخال</translation>
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
            <source>Registered for {lists}. Help desk can admit</source>
            <translation>مسجَّل في {lists}. يمكن لمكتب المساعدة الإدخال</translation>
        </message>
        <message>
            <source>Not registered for {list}. Help desk can admit</source>
            <translation>غير مسجَّل في {list}. يمكن لمكتب المساعدة الإدخال</translation>
        </message>
        <message>
            <source>Check in?</source>
            <translation>تسجيل الدخول؟</translation>
        </message>
        <message>
            <source>Enter again checks in, Esc goes back</source>
            <translation>Enter مرة أخرى يسجّل الدخول، وEsc يرجع</translation>
        </message>
        <message>
            <source>Check in</source>
            <translation>تسجيل الدخول</translation>
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
            <translation>تسجيل الدخول في {time} لم يعد محسوبًا.</translation>
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
            <source>Code no longer valid</source>
            <translation>الرمز لم يعد صالحًا</translation>
        </message>
        <message>
            <source>Listed for another day</source>
            <translation>مدرج ليوم آخر</translation>
        </message>
        <message>
            <source>Next person</source>
            <translation>الشخص التالي</translation>
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
        <message>
            <source>The scanner is unplugged. The camera and typing still work</source>
            <translation>الماسح مفصول. الكاميرا والكتابة ما زالتا تعملان</translation>
        </message>
    </context>
    <context>
        <name>DeskPage</name>
        <message>
            <source>In since {time}</source>
            <translation>منذ {time}</translation>
        </message>
        <message>
            <source>One moment</source>
            <translation>لحظة من فضلكم</translation>
        </message>
        <message>
            <source>Reading what was recorded</source>
            <translation>تجري قراءة ما سُجّل</translation>
        </message>
    </context>
    <context>
        <name>FirstRun</name>
        <message>
            <source>Make this laptop a desk</source>
            <translation>اجعل هذا الحاسوب مكتبًا</translation>
        </message>
        <message>
            <source>The organisers' computer showed a one-time address when it was started. It belongs to this laptop alone and works once.</source>
            <translation>أظهر حاسوب المنظمين عند تشغيله عنوانًا لمرة واحدة. إنه لهذا الحاسوب وحده ويعمل مرة واحدة.</translation>
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
            <source>Desk 1, Main entrance</source>
            <translation>المكتب 1، المدخل الرئيسي</translation>
        </message>
        <message>
            <source>Join the event</source>
            <translation>الانضمام إلى الفعالية</translation>
        </message>
        <message>
            <source>Asking the organisers' computer…</source>
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
        <name>LanguageButton</name>
        <message>
            <source>Language: {language} (F7)</source>
            <translation>اللغة: {language} ‏(F7)</translation>
        </message>
    </context>
    <context>
        <name>OfflineStrip</name>
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
        <name>Rows</name>
        <message>
            <source>People found</source>
            <translation>الأشخاص الذين عُثر عليهم</translation>
        </message>
        <message>
            <source>Arrows move, Enter chooses, Esc goes back</source>
            <translation>الأسهم للتنقل، Enter للاختيار، Esc للرجوع</translation>
        </message>
        <message>
            <source>Nobody of that name. Try fewer letters, or the code</source>
            <translation>لا أحد بهذا الاسم. جرّب أحرفًا أقل أو الرمز</translation>
        </message>
        <message>
            <source>Two letters or more</source>
            <translation>حرفان على الأقل</translation>
        </message>
        <message>
            <source>Similar spellings</source>
            <translation>أسماء مشابهة في الكتابة</translation>
        </message>
        <message>
            <source>Nobody of that name. Perhaps one of these</source>
            <translation>لا أحد بهذا الاسم. ربما أحد هؤلاء</translation>
        </message>
        <message>
            <source>Reading the list. Codes work already</source>
            <translation>تجري قراءة القائمة. الرموز تعمل الآن</translation>
        </message>
    </context>
    <context>
        <name>SearchField</name>
        <message>
            <source>Type a name or a code</source>
            <translation>اكتب اسمًا أو رمزًا</translation>
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
    </context>
    <context>
        <name>TopBar</name>
        <message>
            <source>Check-in list: {list}</source>
            <translation>قائمة الدخول: {list}</translation>
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
</TS>
