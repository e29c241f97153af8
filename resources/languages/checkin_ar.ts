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
        <translation>آخر تسجيل دخول تم هنا فقط، ولمدة عشر دقائق.</translation>
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
        <translation>تم تسجيل الدخول</translation>
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
        <translation>تسجيل الخروج</translation>
    </message>
    <message>
        <source>Everybody who shows a code here leaves.</source>
        <translation>كل من يُظهر رمزًا هنا يغادر.</translation>
    </message>
    <message>
        <source>Check people in again</source>
        <translation>العودة إلى تسجيل الدخول</translation>
    </message>
    <message>
        <source>Check out?</source>
        <translation>تسجيل الخروج؟</translation>
    </message>
    <message>
        <source>Enter again checks out, Esc goes back</source>
        <translation>Enter مرة أخرى يسجّل الخروج، وEsc يرجع</translation>
    </message>
    <message>
        <source>Check out</source>
        <translation>خروج</translation>
    </message>
    <message>
        <source>Inside now: {count}</source>
        <translation>في الداخل الآن: {count}</translation>
    </message>
    <message>
        <source>Checked out</source>
        <translation>تم تسجيل الخروج</translation>
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
        <translation>غير مسجَّل الدخول</translation>
    </message>
    <message>
        <source>Nobody is checked out of this list.</source>
        <translation>لا يُسجَّل الخروج من هذه القائمة.</translation>
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
        <source>{list} opens {when}. Help desk can admit</source>
        <translation>{list}: يبدأ الدخول {when}. يمكن لمكتب المساعدة الإدخال</translation>
    </message>
    <message>
        <source>Not open yet</source>
        <translation>لم يبدأ الدخول بعد</translation>
    </message>
    <message>
        <source>{list} closed {when}. Help desk can admit</source>
        <translation>{list}: انتهى الدخول {when}. يمكن لمكتب المساعدة الإدخال</translation>
    </message>
    <message>
        <source>No longer open</source>
        <translation>انتهى وقت الدخول</translation>
    </message>
    <message>
        <source>{list} is for {categories}. Help desk can admit</source>
        <translation>{list} مخصص لـ: {categories}. يمكن لمكتب المساعدة الإدخال</translation>
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
        <source>The check-out of {time} no longer counts.</source>
        <translation>تسجيل الخروج في {time} لم يعد محسوبًا.</translation>
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
    <name>FirstRun</name>
    <message>
        <source>Make this laptop a desk</source>
        <translation>اجعل هذا الحاسوب مكتبًا</translation>
    </message>
    <message>
        <source>The organisers&apos; computer showed a one-time address when it was started. It belongs to this laptop alone and works once.</source>
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
        <source>Welcome them</source>
        <translation>رحّب بالشخص</translation>
    </message>
    <message>
        <source>Checked in: read the line</source>
        <translation>تم التسجيل: اقرأ السطر</translation>
    </message>
    <message>
        <source>In already: who was it?</source>
        <translation>سبق الدخول: من كان؟</translation>
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
        <translation>مُرسَلون من الصفوف</translation>
    </message>
    <message>
        <source>{count} waiting</source>
        <translation>{count} في الانتظار</translation>
    </message>
    <message>
        <source>Admitted at two desks</source>
        <translation>أُدخلوا في مكتبين</translation>
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
        <translation>تسجيل الدخول</translation>
    </message>
    <message>
        <source>Admit anyway</source>
        <translation>الإدخال على أي حال</translation>
    </message>
    <message>
        <source>Check out</source>
        <translation>تسجيل الخروج</translation>
    </message>
    <message>
        <source>Take the check-in back</source>
        <translation>التراجع عن تسجيل الدخول</translation>
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
        <translation>تسجيل دخول منظمته معًا</translation>
    </message>
    <message>
        <source>Done, nothing more to do</source>
        <translation>تم، لا شيء آخر تفعله</translation>
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
        <translation>المسافة تحدد، وEnter يسجّل دخول كل المحددين.</translation>
    </message>
    <message>
        <source>Check in all who are ticked</source>
        <translation>تسجيل دخول المحددين</translation>
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
        <translation>Enter يسجّل الدخول، وEsc يرجع.</translation>
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
        <translation>لم يُسجَّل دخولهم: {names}</translation>
    </message>
    <message>
        <source>{count} checked in</source>
        <translation>تم تسجيل دخول {count}</translation>
    </message>
</context>
<context>
    <name>Idle</name>
    <message>
        <source>One moment</source>
        <translation>لحظة من فضلكم</translation>
    </message>
    <message>
        <source>Reading what was recorded</source>
        <translation>تجري قراءة ما سُجّل</translation>
    </message>
    <message>
        <source>Check people in again</source>
        <translation>العودة إلى تسجيل الدخول</translation>
    </message>
    <message>
        <source>Check people out</source>
        <translation>تسجيل خروج الناس</translation>
    </message>
    <message>
        <source>Close the help desk</source>
        <translation>إغلاق مكتب المساعدة</translation>
    </message>
    <message>
        <source>Help desk… (F2)</source>
        <translation>مكتب المساعدة… (F2)</translation>
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
        <source>This is not a desk address. It looks like http://192.168.1.5:8321/#ABCD… and “checkin invite” prints a new one.</source>
        <translation>هذا ليس عنوان مكتب. شكله http://192.168.1.5:8321/#ABCD… والأمر «checkin invite» يطبع عنوانًا جديدًا.</translation>
    </message>
    <message>
        <source>This one-time address is not valid, or was used already. Ask the organiser for a new one.</source>
        <translation>هذا العنوان غير صحيح أو استُعمل من قبل. اطلب عنوانًا جديدًا من المنظمين.</translation>
    </message>
    <message>
        <source>This one-time address is more than a day old. Ask the organiser for a new one.</source>
        <translation>مضى على هذا العنوان أكثر من يوم. اطلب عنوانًا جديدًا من المنظمين.</translation>
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
    <name>Strip</name>
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
        <source>The scanner is unplugged. The camera and typing still work</source>
        <translation>الماسح مفصول. الكاميرا والكتابة ما زالتا تعملان</translation>
    </message>
    <message>
        <source>This laptop&apos;s clock is {span} off. Check-ins are kept and corrected</source>
        <translation>ساعة هذا الحاسوب منحرفة {span}. التسجيلات محفوظة ومصححة</translation>
    </message>
    <message>
        <source>Battery almost empty, {percent} %. Plug in now</source>
        <translation>البطارية شبه فارغة، {percent} %. صِل الشاحن الآن</translation>
    </message>
    <message>
        <source>On battery, {percent} %. Please plug in</source>
        <translation>على البطارية، {percent} %. يرجى وصل الشاحن</translation>
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
</TS>
