"""Words from which the invented people of the demonstration event get their names.

First names are common ones; family names are invented (a wind and an oak, a
lantern and a field). Nobody here exists.
"""

from dataclasses import dataclass


@dataclass(frozen=True)
class Tongue:
    """First and family names of one naming custom.

    ``own_given`` and ``own_family`` are the same words in the custom's own
    script, in the same order, or empty where that is Latin. No *family* at all
    means that people have one name.
    """

    given: tuple[str, ...]
    family: tuple[str, ...]
    own_given: tuple[str, ...] = ()
    own_family: tuple[str, ...] = ()
    family_first: bool = False
    joiner: str = " "

    def __len__(self) -> int:
        """How many different names there are."""
        return len(self.given) * max(1, len(self.family))

    def latin(self, number: int) -> str:
        """Name *number* in Latin letters."""
        given, family = self._at(number)
        return self._joined(self.given, self.family, given, family, " ")

    def own(self, number: int) -> str:
        """Name *number* in its own script; empty where that is Latin."""
        if not self.own_given:
            return ""
        given, family = self._at(number)
        return self._joined(self.own_given, self.own_family, given, family, self.joiner)

    def _at(self, number: int) -> tuple[int, int]:
        """Walk the table diagonally, so that neighbours share no word."""
        given, turn = number % len(self.given), number // len(self.given)
        return given, (given + turn) % max(1, len(self.family))

    def _joined(
        self, given: tuple[str, ...], family: tuple[str, ...], g: int, f: int, joiner: str
    ) -> str:
        if not family:
            return given[g]
        pair = (family[f], given[g]) if self.family_first else (given[g], family[f])
        return joiner.join(pair)


def _words(text: str) -> tuple[str, ...]:
    return tuple(text.split())


TONGUES: dict[str, Tongue] = {
    "spanish": Tongue(
        _words("Lucía José Inés Andrés Ximena Tomás Begoña Íñigo Pilar Raúl Noemí Julián"),
        _words(
            "Farolvega Nubeñar Piedralún Ríoverán Campaluz Olmedaz Vientorra Cañalisto "
            "Tejarún Lumbrález Marisúa Senderiz"
        ),
    ),
    "portuguese": Tongue(
        _words("João Conceição Luísa Antônio Graça Tomé"),
        _words("Luarvão Brisalma Pontefão Ventorim Cravalhã Folhadães"),
    ),
    "french": Tongue(
        _words("Élodie François Zoé Jérôme Anaïs Benoît"),
        _words("Plumevive Ventclair Châtorne Rivelune Boiségal Feuillardeau"),
    ),
    "english": Tongue(
        _words("Hannah Owen Ruth Callum Siobhán Marcus Aroha Delroy Ellen Tobias"),
        _words(
            "Quillmere Lanternby Fennarrow Oakwether Saltgrove O'Thistlan Plovermoor "
            "Kitewell Harrowlea Inkbourne"
        ),
    ),
    "german": Tongue(
        _words("Jürgen Käthe Sören Heidrun Günther Annelie"),
        _words("Laternfelder Möwenstrauß Federgruß Übermoor Wolkenbühl Tintengässer"),
    ),
    "nordic": Tongue(
        _words("Bjørn Åsa Sigríður Søren Þóra Øyvind Märta Kåre"),
        _words("Lyktfjäll Hegrevåg Blæksund Tåkesø Vindøygard Fjærmyhr Sølvhylde Ærgrund"),
    ),
    "slavic": Tongue(
        _words("Agnieszka Łukasz Tomáš Žofie Mislav Grażyna"),
        _words("Wiatrodąbek Piórnoga Světlohaj Mlhoříš Šutnjarić Łąkowieść"),
    ),
    "turkic": Tongue(
        _words("Ayşe Çağlar Gülşən İlkin Özge Tuğba"),
        _words("Fenertarla Rüzgârmeşe Kuşköprü Gecəçırağ Ilgınsöz Dağmürekçi"),
    ),
    "sahel": Tongue(
        _words("Aïssatou Ibrahima Mariama Kouassi Fatoumata Souleymane Adjoa Boubacar"),
        _words("Tambarou N'Solabé Kéloumba Wararé Djibéla Mbougané Sonkaro-Diba Lompali"),
    ),
    "guinea": Tongue(
        _words("Ngozi Kwame Adaeze Tunde Ẹniọlá Kofi Chidi Abena"),
        _words("Okvarode Ìmọ́lẹ̀kún Abrefuo Onwezika Tarkpolo Ewétútùn Ekuzoma Sumowea"),
    ),
    "swahili": Tongue(
        _words("Amani Wanjiru Baraka Neema Juma Tendai Zawadi Chipo"),
        _words("Taamwezi Mwitundege Nyotambo Kibarawino Mudzimvura Waandikiri Namukalo Shambataa"),
    ),
    "vietnamese": Tongue(
        _words("Hương Đức Thủy Quỳnh Bảo Ngọc"),
        _words("Đènvẫn Súngmây Giólặng Trúcẩn Bútnhạn Sươngở"),
        family_first=True,
    ),
    "filipino": Tongue(
        _words("Maricel Dante Ligaya Niño Luz Amihan"),
        _words("Parolanay Hanginado Tintalibo Peñabuwan Alonsulat Bituinares"),
    ),
    "indonesian": Tongue(
        _words(
            "Kartinesa Wulandaru Bintangsa Sekarini Pramulo Tirtasih Laksmono Cahyawi "
            "Suratmaji Melatiko Angkasari Rimbuno Kenangwati Lembayu Purnamasi Sagarata "
            "Cendanika Randumas Gunturini Selasiho"
        ),
        (),
    ),
    "arabic": Tongue(
        _words("Leila Youssef Mariam Mohamed Fatma Omar Huda Khaled Nour Samir Rania Tarek"),
        _words(
            "al-Manarji al-Ghaymawi al-Nasimri al-Sahlwani al-Qamarji al-Wardasi al-Bahrzi "
            "al-Nakhladi al-Zaytunji al-Fanarisi al-Nahrawsi al-Rimali"
        ),
        _words("ليلى يوسف مريم محمد فاطمة عمر هدى خالد نور سمير رانيا طارق"),
        _words(
            "المنارجي الغيماوي النسيمري السهلواني القمرجي الورداسي البحرزي "
            "النخلادي الزيتونجي الفناريسي النهراوسي الرمالي"
        ),
    ),
    "cyrillic": Tongue(
        _words("Olena Marko Daryna Taras Nadiia Borys Sofiia Petro Hanna Stefan"),
        _words(
            "Perohai Vitrodub Snihozir Tykhomost Yasnopero Khmarolyst Rosohai Dzvonobir "
            "Svitloiar Zolotokhvyl"
        ),
        _words("Олена Марко Дарина Тарас Надія Борис Софія Петро Ганна Стефан"),
        _words(
            "Перогай Вітродуб Снігозір Тихомост Ясноперо Хмаролист Росогай Дзвонобір "
            "Світлояр Золотохвиль"
        ),
    ),
    "thai": Tongue(
        _words("Somjai Arun Napha Duangjai Prasert Wipha Malee Suda"),
        _words(
            "Saengkhomthung Namkhangfa Sirakhang Mekthotdao Lomphraewa Phairimnam "
            "Daorungthung Nokkhianfa"
        ),
        _words("สมใจ อรุณ นภา ดวงใจ ประเสริฐ วิภา มาลี สุดา"),
        _words("แสงโคมทุ่ง น้ำค้างฟ้า ศรีระฆัง เมฆทอดดาว ลมแพรวา ไผ่ริมน้ำ ดาวรุ่งทุ่ง นกเขียนฟ้า"),
    ),
    "burmese": Tongue(
        _words("Aye Zaw Nwe Khaing Myat Thida Hlaing Mya"),
        _words(
            "Pwintsan Laymoe Tainpyar Myityoe Hnetsone Kyelpwint Nayyaung Sarlwin",
        ),
        _words("အေး ဇော် နွယ် ခိုင် မြတ် သီတာ လှိုင် မြ"),
        _words("ပွင့်စံ လေမိုး တိမ်ပြာ မြစ်ရိုး ငှက်စုံ ကြယ်ပွင့် နေရောင် စာလွင်"),
    ),
    "amharic": Tongue(
        _words("Selam Tadesse Hirut Birhan Almaz Dawit Meseret Yonas"),
        _words(
            "Kokebmeda Birhanwenz Zinabsemay Wefbet Terarawerq Abebadar Marwenz Nefasdingay",
        ),
        _words("ሰላም ታደሰ ሂሩት ብርሃን አልማዝ ዳዊት መሰረት ዮናስ"),
        _words("ኮከብሜዳ ብርሃንወንዝ ዝናብሰማይ ወፍቤት ተራራወርቅ አበባዳር ማርወንዝ ነፋስድንጋይ"),
    ),
    "chinese": Tongue(
        _words("Xiaoyu Mingyue Anran Zhiyuan Wenjing Qinghe Nianci Shulin"),
        _words("Lan Xi Ji Yuzhou Weihua Yan Cheng Heng"),
        _words("小雨 明月 安然 知远 文静 清和 念慈 书林"),
        _words("岚 溪 霁 屿洲 苇花 砚 澄 珩"),
        family_first=True,
        joiner="",
    ),
    "hindi": Tongue(
        _words("Asha Ravi Meena Sunil Kavita Anil Gita Vijay"),
        _words("Deepvan Naditat Meghpath Chandgram Pavansar Taravan Kamalghat Diyarekh"),
        _words("आशा रवि मीना सुनील कविता अनिल गीता विजय"),
        _words("दीपवन नदीतट मेघपथ चाँदग्राम पवनसर तारावन कमलघाट दियारेख"),
    ),
}

SPELLINGS: dict[str, str] = {
    "Leila": "Layla",
    "Youssef": "Yusuf",
    "Mariam": "Maryam",
    "Mohamed": "Muhammad",
    "Fatma": "Fatima",
    "Omar": "Umar",
    "Huda": "Hoda",
    "Khaled": "Khalid",
    "Nour": "Noor",
    "Tarek": "Tariq",
}
"""Other spellings of a first name, under which a person is known as well."""

PEN_NAMES: tuple[str, ...] = (
    *("Heron", "Little Comet", "Señora Tinta", "Qamar", "The Ferryman", "Mama Inkwell", "Zed"),
    *("Gråspurv", "Vent du soir", "Kite", "Tía Farol", "Moss", "Aunt September", "Volna"),
)
"""Aliases under which some people write."""

TWO_LETTERS: tuple[str, ...] = ("Ei", "Io", "Ba", "Uo")
"""Whole public names of two letters."""
