/**
 * Whether a password is one of the first that attackers try: a listed one, one character over and
 * over, or a run along the alphabet or the keyboard.
 */
export function isCommon(password: string): boolean {
  const plain = password.toLowerCase();
  return listed.has(plain) || new Set(plain).size <= 2 || runs.some((run) => run.includes(plain));
}

const rows = ['0123456789', 'abcdefghijklmnopqrstuvwxyz', 'qwertyuiop', 'asdfghjkl', 'zxcvbnm'];
const keyboard = [...rows, rows.slice(2).join(''), 'йцукенгшщзхъфывапролджэячсмитьбю'];
const runs = keyboard.flatMap((row) => [row.repeat(3), [...row].reverse().join('').repeat(3)]);

// The most used ones of public lists with eight characters or more, with local favourites.
const listed = new Set(
  `
00000000 000000000 01234567 0123456789 0987654321 10203040 11111111 111111111 11223344
1122334455 112233445566 12121212 123123123 123321123 12341234 12344321 12345678 123456780
123456789 1234567890 123456789a 123456789q 12345678a 12345678q 12345679 1234567q 123456qwerty
1234qwer 123qwe123 123qweasd 123qweasdzxc 147258369 159753456 1q2w3e4r 1q2w3e4r5t 1q2w3e4r5t6y
1qaz2wsx 1qaz2wsx3edc 1qazxsw2 22222222 31415926 33333333 44444444 456789123 55555555 66666666
741852963 77777777 789456123 87654321 88888888 987654321 9876543210 99999999 a12345678
a123456789 a1b2c3d4 a1b2c3d4e5 aa123456 aa12345678 aaaaaaaa abc12345 abc123456 abcd1234
abcdef123 abcdefg1 abcdefgh access14 admin123 admin1234 admin12345 adminadmin administrator
administrator1 aleksandr alexander alexandr alexandra anastasia andijon123 andrew123 anthony1
arsenal1 asdasdasd asdf1234 asdfasdf asdfghjk asdfghjkl ashley123 assalom123 autumn2025 aziza123
azizbek1 bahor123 barcelona baseball baseball1 basketball batman123 bekzod123 benjamin blahblah
bonjour1 botfather bukhara123 butterfly buxoro123 changeme changeme1 changeme123 charlie1
chatbot1 chatbot123 cheese123 chelsea1 chocolate christian christina cocacola coffee123 computer
corvette cowboys1 daniel123 danielle december default1 demo1234 diamond1 dilnoza1 dilshod1
dinamo123 dolphins dragon123 ekaterina elizabeth eminem123 facebook facebook1 factory123
fargona123 february flower123 football football1 freedom1 friends1 garfield gateway1 gemini123
gfhjkmgfhjkm ghbdtnghbdtn google123 guest123 hahahaha happy123 harley123 heather1 hello123
hello1234 hellohello helloworld hockey123 homer123 hunter123 ilovegod iloveyou iloveyou1
iloveyou123 iloveyou2 instagram internet jackass1 january1 jasmine1 jasur123 javohir1 jennifer
jessica1 jonathan jordan23 juventus kamila123 killer123 killerbee kristina lakers24 letmein1
letmein123 liverpool liverpool1 logitech london123 lovelove lovely123 loveme123 loveyou1
lubov123 malika123 manchester manunited marina123 marlboro master123 maverick mening123 mercedes
messi1234 michael1 michelle midnight monkey123 moscow123 muhabbat mustang1 namangan namangan1
naruto123 natasha1 nicholas nikita123 nirvana1 nodira123 november october1 onajonim onamga123
orange123 otabek123 ozbekiston p@ssw0rd p@ssword p@ssword1 pa55word parol123 parol1234
parol12345 pass1234 pass12345 passport passw0rd password password1 password12 password123
password1234 patricia patrick1 peaches1 peanut123 pepper123 phoenix1 platinum playboy1
pokemon123 princess princess1 princess123 privet123 pussycat q12345678 q123456789 q1w2e3r4
q1w2e3r4t5 qazqazqaz qazwsx123 qazwsxedc qwe12345 qwe123456 qwe123qwe qweasdzxc qweqweqwe
qwerty12 qwerty123 qwerty1234 qwerty12345 qwerty123456 qwertyqwerty qwertyui qwertyuiop rainbow1
rangers1 realmadrid redskins ronaldo7 root1234 rootroot rush2112 russia123 rustam123 salom123
salom1234 samantha samarkand samarqand samsung1 samsung123 sardor123 scorpion secret12 secret123
security september serenity sergey123 sevaman1 sevgilim shadow123 shahzod1 sherzod1 slipknot
snoopy123 snowball softball spartak1 spiderman spring2025 spring2026 startrek starwars starwars1
steelers stephanie summer123 summer2024 summer2025 summer2026 sunshine sunshine1 superman
superman1 svetlana swordfish tashkent tashkent1 tashkent123 teddybear telegram telegram1
telegram123 temp1234 test1234 test12345 testing1 testing123 testtest thomas123 thunder1
tigger123 tinkerbell titanic1 toor1234 toshkent toshkent1 toshkent123 toyota123 trinity1
trustno1 twitter1 ulugbek1 universe user1234 uzbek123 uzbekistan vanessa1 veronica victoria
vladimir warcraft welcome1 welcome123 welcome2 westside whatever whatever1 whatsapp williams
winter123 winter2024 winter2025 winter2026 wolfgang wordpass xbox360live yankees1 yellow123
zaq12wsx zaq1zaq1 zarina123 zenit123 zxcvbnm, zxcvbnm1 zxcvbnm123 zxcvbnmasdf йцукен123 йцукенгш
йцукенгшщз любовь123 марина123 москва123 наташа123 пароль123 парольпароль привет123 россия123
самарканд ташкент1 узбекистан
`
    .trim()
    .split(/\s+/),
);
