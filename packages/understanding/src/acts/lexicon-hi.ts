import type { ActLexicon } from "./lexicon.ts";

// A table: what Hindi callers say beside answering. Words are compared by key, so one spelling, in Roman letters, stands for every
// spelling in both scripts.

export const hindiActs: ActLexicon = {
  yes: {
    says: [
      "^ ji? haan", "^ haan ji", "^ ji bilkul", "^ bilkul", "^ zaroor", "^ theek hai", "^ thik h", "^ sahi hai", "^ sahi", "^ chalega", "^ chalegi", "^ theek rahega",
      "^ kar do", "^ kar dijiye", "^ kar lo", "^ bol do", "^ haan boliye", "^ haan bataiye", "^ chalo theek", "^ kyun nahi", "^ manzoor", "^ pakka", "^ haan haan", "koi dikkat nahi", "koi problem nahi", "koi baat nahi",
      "koi pareshani nahi", "koi etraaz nahi", "haan bol* $", "bilkul theek", "sahi pakde", "haan theek hai", "haan bilkul", "^ accha theek", "^ hanji", "^ haanji", "^ bhej do", "^ bhej dijiye",
      "^ rakh do", "^ book kar* do|dijiye", "theek hai $", "^ ho sakta hai $", "^ ho jayega chalega", "^ confirm hai", "^ sahi bola", "^ sahi kaha", "haan $", "^ chaliye theek", "^ ji theek", "^ mujhe manzoor",
      "^ achha haan", "^ theek $", "^ are haan", "^ arey haan", "^ de do", "^ de dijiye", "^ le lo", "^ aap sahi", "^ karwa do", "^ karwa dijiye", "^ haan sahi", "^ ji sahi", "^ bilkul sahi", "^ haan ji haan", "^ aage badh*", "^ haan aage badh*", "^ chaliye aage", "^ chalo aage", "^ haan karwa do", "^ kar dijiye $", "^ ho jayega theek", "^ thik rahega"],
    hints: ["^ bataiye", "^ boliye"],
    unless: ["theek nahi", "sahi nahi", "haan nahi", "haan bola kab", "maine kab", "dikkat hai", "kab bola", "kab kaha"],
  },
  no: {
    says: [
      "^ nahi $", "^ ji nahi", "^ nahi nahi", "^ nahi ji", "^ nahi", "^ na $", "^ naa $", "^ na ji", "^ bilkul nahi", "nahi chahiye", "zaroorat nahi", "^ mat kar*", "^ mat $", "nahi karna",
      "nahi karana", "nahi karwana", "interest nahi", "interested nahi", "^ galat", "galat hai $", "^ rehne do", "^ rehne dijiye", "^ chhodo", "^ chhodiye", "^ kabhi nahi", "nahi ho sakta", "nahi $", "nahi ji $", "theek nahi",
      "sahi nahi", "^ haan nahi", "nahi lena", "nahi chalega", "^ mana", "manzoor nahi", "^ na na", "nahi hoga $", "nahi aa", "^ are nahi", "^ arey nahi", "^ abhi nahi",
    ],
    unless: [
      "koi dikkat nahi", "koi problem nahi", "koi baat nahi", "koi pareshani nahi", "koi etraaz nahi", "kyun nahi", "pata nahi", "nahi pata", "samajh nahi", "samjha nahi", "samjhi nahi", "nahi samjh*", "suna nahi",
      "sunai nahi", "nahi maloom", "maloom nahi", "hai ya nahi", "ya nahi", "gum toh nahi", "toh nahi hoga", "hai ki nahi", "naraz nahi", "kab bola", "kab kaha", "ghar pe nahi", "ghar par nahi", "ghar me nahi", "yaad nahi",
      "nahi yaad",
    ],
  },
  "soft-no": {
    says: [
      "dekhte hain", "dekhenge", "dekhta hoon", "dekhti hoon", "dekhunga", "dekhungi", "dekh lenge", "dekh lunga", "dekh ke bata*", "dekhkar bata*", "soch ke bata*", "sochkar bata*", "soch kar bata*", "soch ke batate",
      "sochta hoon", "sochti hoon", "sochenge", "sochunga", "sochungi", "soch raha", "soch rahi", "soch lu", "sochne do", "sochne dijiye", "^ ho jayega $", "^ ho jaega $", "ho jayega dekh*", "bata dunga", "bata dungi",
      "bata denge", "bata dete", "pakka nahi", "pakka nahi keh", "keh nahi sakta", "keh nahi sakti", "mushkil hai", "abhi kuch nahi keh", "vichar kar*", "^ shayad $", "^ shayad nahi", "sochna padega", "socha nahi",
    ],
    unless: ["yes|haan pakka", "book kar", "bata dunga ki"],
  },
  backchannel: {
    says: ["^ achha $", "^ achha ji $", "^ ji achha $", "^ ji $", "^ ji ji $", "^ hmm $", "^ hm $", "^ hmm hmm $", "^ hoon $", "^ hun $", "^ achha achha $", "^ haan achha $", "^ haan haan achha $", "^ achha haan $", "^ oh achha $", "^ oh $",
      "^ ahaan $", "^ arre wah $", "^ wah $", "^ sahi hai sahi hai $", "^ hmm achha $", "^ achha hmm $", "^ haan hmm $", "^ hmm haan $", "^ haan haan haan achha $", "^ haan ji achha $", "^ bolte rahiye $", "^ sun raha hoon $", "^ sun rahi hoon $",
      "^ haan sun raha hoon $", "^ haan sun rahi hoon $", "^ samajh gaya $", "^ samajh gayi $", "^ um $", "^ uh $", "^ mm $", "^ mhm $", "^ uh huh $", "^ हम्म $", "^ हूँ $", "^ ham $", "^ achha ji achha $", "^ haan achha achha $", "^ haan haan haan $", "^ hu hu $", "^ theek theek $"],
  },
  correction: {
    says: ["galti se", "galat bola", "galat bol diya", "galat bata diya", "galat likha", "badal do", "badal dijiye", "change kar do", "change kar dijiye", "sahi kar do", "theek kar do", "theek kar dijiye", "mera matlab", "matlab yeh ki",
      "nahi nahi matlab", "ruko galat", "woh nahi", "yeh nahi", "aisa nahi", "balki", "update kar do", "badalna hai", "sudhar", "ek minute galat", "sorry galat", "are nahi", "ki jagah", "ke badle|badale", "doosra wala chahiye", "dusra wala chahiye", "^ nahi doosra|doosri|dusra|dusri", "galat ho gaya", "chahiye tha $", "chahiye thi $", "bolna tha", "kehna tha", "matlab tha", "badlo isko", "galti ho gayi"],
    hints: ["^ nahi nahi", "sorry", "matlab"],
    unless: ["kya matlab", "matlab kya", "kab bola", "kab kaha", "appointment badal*", "din badal*", "date badal*", "time badal*"],
  },
  denial: {
    says: ["maine kab bola", "maine kab kaha", "maine kab bataya", "maine kab diya", "mene kab bola", "mene kab kaha", "maine aisa nahi bola", "maine aisa nahi kaha", "maine aisa kab", "maine toh nahi bola", "maine toh nahi kaha",
      "maine nahi bola", "maine nahi kaha", "maine nahi bataya", "maine yeh nahi", "maine kuch nahi bola", "yeh maine nahi", "aisa maine", "hamne kab bola", "humne kab kaha", "main kab bola", "main kab boli", "maine bola hi nahi", "maine kaha hi nahi",
      "maine toh aisa", "kab bola maine", "kab kaha maine", "kisne bola", "yeh kisne kaha", "maine aisa toh nahi", "maine toh aisa nahi", "maine aisa kuch nahi", "aisa toh maine nahi", "maine toh yeh nahi", "maine yeh toh nahi"],
  },
  refuse: {
    says: ["kyun bataun", "kyun bataoon", "kyun batau", "kyun batana", "kyun chahiye aapko", "aapko kyun chahiye", "aapko kyun batau*", "aapko kya karna", "nahi bataunga", "nahi bataungi", "nahi batana", "nahi bata sakta", "nahi bata sakti", "nahi dunga",
      "nahi dungi", "nahi de sakta", "nahi de sakti", "nahi dena chahta", "nahi dena chahti", "batana zaroori hai", "dena zaroori hai", "kyun puchh rahe", "kyun puch rahe", "kyun pooch rahe", "kyun pooch rahi", "kis liye chahiye", "kisliye chahiye", "kya zaroorat hai batane",
      "private baat", "personal hai", "number nahi dunga", "yeh nahi bata*", "isse kya matlab", "isse aapko kya", "yeh main nahi bata*", "kya karoge jaankar", "kya karenge jaankar", "nahi batana chahta", "isse aapka kya", "kya matlab aapko", "nahi batane wala", "nahi batane wali", "batana nahi chahta", "batana nahi chahti", "yeh nahi batana", "main nahi bata*", "kyun du", "kyun doon", "kyun de", "batana jaruri hai kya", "kya karoge", "janke kya"],
  },
  repeat: {
    says: ["^ phir se $", "^ phir $", "phir se bol*", "fir se bol*", "phir se bata*", "phir se kah*", "dobara bol*", "dobara bata*", "dubara bol*", "ek baar phir", "ek baar aur bol*", "ek baar aur bata*", "phir bol*", "^ ji kya", "kya bola", "kya kaha", "kya bole", "kya kah rahe",
      "kya bol rahe", "kya keh rahe", "samajh nahi aaya", "samajh nahi aayi", "samjha nahi", "samjhi nahi", "nahi samjha", "nahi samjhi", "samajh me nahi", "suna nahi", "sunai nahi diya", "sunai nahi diye", "sun nahi paya", "sun nahi payi", "nahi suna", "nahi sunai",
      "dheere bol*", "aaram se bol*", "thoda dheere", "^ kya $", "^ haan kya $", "^ kya ji $", "repeat kar*", "zor se bol*", "tez bol*", "^ matlab $", "kya matlab", "matlab kya", "kya poocha", "kya puchha", "kya pucha"],
    unless: ["kya bolte hain log", "call mat", "phone mat", "naam nahi suna", "kabhi nahi suna", "naam suna nahi", "pehle nahi suna"],
  },
  wait: {
    says: ["ek minute", "ek min", "ek minit", "ek second", "ek sec", "do minute ruk*", "do minute", "hold kar*", "hold kijiye", "ruko", "rukiye", "rukna", "ruk jaiye", "ruk jao", "thehro", "thahriye", "thoda rukiye", "zara rukiye", "zara ruko", "^ ruk $",
      "line pe rah*", "line par rah*", "hold pe", "abhi aata hoon", "abhi aati hoon", "dekh ke batata hoon ruk*", "check karke batata", "check karke batati", "pen le", "kagaz le", "zara ek minute", "ruk zara", "intezaar kar*"],
    unless: ["ek minute ka kaam", "do minute ka time", "do minute ka samay", "baat kijiye", "baat karo", "baat kar lo", "ek minute deta", "baad", "do minute ka kaam", "do minute ka", "minute ka kaam", "minute lagenge", "minute lagega", "minute lagte"],
  },
  hello: {
    says: ["hello hello", "helo helo", "hallo hallo", "awaaz aa rahi", "awaz aa rahi", "avaaj aa rahi", "awaaz nahi aa", "awaz nahi aa", "sunai de raha", "sun rahe ho", "sun rahe hain", "sun rahi ho", "sun rahi hain", "meri awaaz", "koi hai", "line pe ho", "line par hain",
      "aap line par", "kat gaya kya", "call kat", "aawaaz aa rahi", "aavaj aa rahi", "sun pa rahe", "sun paa rahe", "hello sun", "aap sun"],
    hints: ["^ hello $", "^ helo $", "^ hallo $"],
  },
  greeting: { says: ["^ namaste", "^ namaskar", "^ hello", "^ helo", "^ hallo", "^ pranam", "^ ram ram", "^ salaam", "^ assalamualaikum", "^ sat sri akaal", "^ jai shri", "^ good morning", "^ radhe radhe"], unless: ["hello hello"] },
  "stop-calling": {
    says: ["dobara call mat", "dubara call mat", "phir call mat", "aage se call mat", "call mat kar*", "call na kar*", "phone mat kar*", "fon mat kar*", "phone na kar*", "call karna band", "phone karna band", "call band kar*", "calls band kar*", "phone band kar*", "number hata do",
      "number hatao", "number hata dijiye", "number delete", "list se hata*", "list se nikal*", "call mat kijiye", "phone mat kijiye", "call nahi aana chahiye", "phone nahi aana chahiye", "call nahi chahiye", "call mat karna", "phone mat karna", "kabhi call mat", "kabhi phone mat",
      "baar baar phone", "baar baar call", "roz roz phone", "roz call", "pareshan mat kar*", "tang mat kar*", "mat karna call", "mat karo call", "mat karo phone", "mat karna phone", "do not disturb", "dnd", "dobara phone mat", "call nahi karna dobara", "mujhe call mat", "mujhe phone mat", "call karke pareshan", "list se nikaal*", "number nikal*", "phone karke pareshan", "call aana band", "phone aana band", "call nahi karna", "phone nahi karna", "calls mat"],
  },
  later: {
    says: ["baad me baat", "baad me call", "baad me phone", "baad me kar*", "baad me bata*", "baad me $", "^ baad me", "thodi der baad", "thodi der me", "abhi nahi baad", "abhi time nahi", "abhi samay nahi", "abhi vakt nahi", "phir kabhi", "fir kabhi", "kisi aur din", "abhi busy", "abhi vyast", "busy hoon",
      "busy hu", "vyast hoon", "abhi baat nahi kar", "abhi nahi bol sakta", "abhi nahi kar sakta baat", "baad me dekh*", "shaam ko call", "shaam ko phone", "kal call kar*", "kal phone kar*", "kal baat kar*", "time nahi hai", "samay nahi hai", "fursat nahi", "free nahi hoon", "free nahi hu", "free hokar", "ghante baad call",
      "ghante baad phone", "ghante baad baat", "baje call kar*", "baje phone kar*", "kaam kar raha hoon", "kaam me hoon", "kaam pe hoon", "abhi nahi $", "parson phone", "parson call", "ko phone kar*", "ko call kar*", "phir phone kar*", "phir call kar*"],
    unless: ["call mat", "phone mat", "call band", "din baad me", "mahine baad me"],
  },
  person: {
    says: ["kisi insaan se", "insan se baat", "insaan se", "aadmi se baat", "kisi aadmi se", "manager se", "senior se", "bade sahab", "customer care se", "asli insaan", "kisi vyakti se", "vyakti se baat", "human se", "agent se baat", "agent se", "executive se", "officer se baat", "staff se baat",
      "kisi se baat kar*", "kisi se baat kara*", "kisi real", "person se baat", "mujhe insaan", "bank wale se baat", "branch wale se baat", "doctor se baat", "reception se baat", "operator se", "supervisor se", "transfer kar do call", "call transfer kar*"],
    unless: ["ghar wal* se", "family se", "husband se", "wife se", "pati se", "patni se", "papa se", "inse baat", "unse baat"],
  },
  goodbye: {
    says: ["alvida", "phone rakh", "fon rakh", "phone rakhta", "rakhta hoon $", "rakhti hoon $", "rakhta hu $", "rakh raha hoon", "rakh rahi hoon", "chalta hoon", "chalti hoon", "call kaat", "phone kaat", "phir milenge", "fir milenge", "phir milte", "^ bas $", "bas itna hi", "bas ho gaya", "khuda hafiz", "^ chalo bye", "aur kuch nahi $",
      "nahi bas $", "bas bas $", "itna hi tha", "itna kaafi"],
  },
  thanks: { says: ["dhanyavaad", "dhanyawad", "shukriya", "meherbani", "aabhar", "thank you", "thanks", "thanku", "thenkyu"] },
  robot: {
    says: ["robot ho", "robot hai", "robot hain", "robot se", "machine ho", "machine hai", "machine se baat", "aap machine", "recording hai", "recording ho", "recorded", "insaan ho", "insan ho", "insaan hai", "insaan hain", "asli ho", "computer ho", "computer hai", "computer bol", "bot ho", "bot hai", "bot hain", "ai ho", "ai hai",
      "kaun bol rahi ho insaan", "robot bol", "machine bol", "sach me insaan", "real ho", "asli insaan ho", "automated", "aap robot", "yeh robot", "aap insaan", "insaan hain ya machine", "kya aap ai", "ai se baat", "asli aadmi"],
    unless: ["recording mat", "recording band", "record mat", "insaan se baat kar*"],
  },
  "third-party": {
    says: ["woh ghar pe nahi", "woh ghar par nahi", "woh nahi hai", "woh nahi hain", "ghar pe nahi hain", "ghar par nahi hain", "ghar pe nahi hai", "ghar par nahi hai", "ghar me nahi hain", "bahar gaye", "bahar gayi", "bahar gaya", "woh bahar", "woh abhi bahar", "woh abhi nahi", "unka beta", "unki beti", "unki wife", "unke husband", "unki patni", "unke pati", "unka bhai", "unki behan",
      "unki bahu", "unki maa", "unke papa", "main unki", "main unka", "unka phone hai", "mere papa ka phone", "mummy ka phone", "papa ka number", "mere pati ka number", "mere husband ka", "abhi nahi hain ghar", "so rahe hain", "so rahi hain", "office gaye", "dukaan gaye", "papa nahi hain", "mummy nahi hain", "sahab nahi", "malik nahi", "unse baat nahi ho",
      "main unki taraf se", "unke liye bol", "unka dehant kab"],
    unless: ["mera koi loan nahi", "loan nahi hai", "zaroorat nahi"],
  },
  "wrong-number": {
    says: ["galat number", "wrong number", "galat jagah", "galat no", "yeh number unka nahi", "is naam ka koi nahi", "is naam ki koi nahi", "aise koi nahi rahte", "yahan koi nahi hai is", "main woh nahi hoon", "mera naam yeh nahi", "aap galat", "kisi aur ka number", "number galat", "yahan aisa koi nahi", "main rahul nahi", "aapne galat number"],
    unless: ["galat bol", "galat samajh"],
  },
  "handed-over": {
    says: ["inse baat kijiye", "inse baat karo", "inse baat kar lo", "inse baat kar lijiye", "isse baat karo", "unse baat karo lo", "lo baat karo", "lijiye baat kijiye", "lijiye baat kar", "yeh lo baat", "phone deta hoon", "phone deti hoon", "phone de raha", "phone de rahi", "unko phone deta", "unko deta hoon", "inko deta", "mummy ko deta", "papa ko deta",
      "papa se baat karo", "papa se baat kijiye", "mummy se baat kijiye", "pati se baat kijiye", "bhai se baat kijiye", "bhaiya se baat kijiye", "bete se baat kijiye", "husband se baat kijiye", "wife se baat kijiye", "haan main bol raha hoon ab", "bulata hoon", "bulati hoon", "bula deta", "bula ke", "ek minute deta"],
  },
  insult: {
    says: ["bewakoof", "bevkoof", "pagal ho", "pagal hai", "gadhe", "gadha", "ullu", "chutiya", "chutiye", "harami", "kamine", "kamina", "kutte", "kutta", "saale", "saala", "bhosd*", "madarch*", "behench*", "bhench*", "bakwas band", "bakwaas", "dimag kharab", "dimaag kharab", "chup kar", "gaali", "chup raho", "nalayak", "nikamme", "ghatiya", "bhaad me", "faltu"],
    unless: ["kutte ne kata", "<kin>|ghar|se|ki|ko|me sala", "sala kar*|lena|leni|lekar|mashvira"],
  },
  distress: {
    says: ["mar jaun", "mar jana chahta", "mar jana chahti", "marna chahta", "marna chahti", "jeena nahi chahta", "jeena nahi chahti", "jeene ka mann nahi", "jeene ka man nahi", "khudkushi", "aatmhatya", "suicide", "jaan de dunga", "jaan de dungi", "zindagi khatam", "khatam kar lunga", "khatam kar lungi", "rona aa raha", "bahut pareshan hoon", "bahut dukhi",
      "himmat haar", "kuch samajh nahi aa raha kya karun", "toot gaya hoon", "toot gayi hoon", "bahut tension", "zeher kha", "faansi", "jeene ka man", "jeene ka mann", "jeena nahi", "jine ka man", "mar jaunga", "mar jaungi", "marne ka man", "koi umeed nahi", "jeene se thak"],
  },
  emergency: {
    says: ["accident ho gaya", "ambulance", "heart attack", "dil ka daura", "saans nahi", "behosh", "khoon bah", "khoon nikal", "bleeding", "seene me dard", "chhati me dard", "aag lag", "emergency hai", "emergency ho", "turant doctor", "jaan ka khatra", "bachao", "police bulao", "hosh nahi", "daura pad", "zeher pee", "saans lene me", "bahut khoon", "lakwa", "accident hua", "saans nahi aa", "ambulance bhej*"],
    unless: ["emergency loan", "paise ki emergency", "emergency me paise", "emergency me loan", "emergency hai paise"],
  },
  bereaved: {
    says: ["guzar gaye", "guzar gayi", "gujar gaye", "gujar gayi", "dehant", "mrityu ho", "nahi rahe", "nahi rahi is duniya", "maut ho gayi", "death ho gayi", "swargvas", "swargwas", "expire ho gaye", "expire ho gayi", "chal base", "inteqal", "intkaal", "mar gaye", "mar gayi", "dehaant", "shok hai ghar", "terahvi", "tervi"],
    unless: ["kam nahi rahe", "de nahi rahe", "kar nahi rahe", "aa nahi rahe"],
  },
  "bad-moment": {
    says: ["gaadi chala", "gadi chala", "drive kar", "driving", "bike chala", "scooter chala", "meeting me", "hospital me hoon", "hospital me hu", "aspatal me", "raste me hoon", "raste me hu", "train me hoon", "bus me hoon", "traffic me", "class me hoon", "puja me", "pooja kar", "namaz", "khana kha", "shaadi me hoon", "flight me", "antim sanskar", "icu me", "drive kar raha", "gaadi me hoon", "meeting chal rahi", "shamshan"],
    unless: ["hospital me job"],
  },
  "fraud-fear": {
    says: ["fraud call", "fraud hai", "fraud toh nahi", "fraud ho", "yeh fraud", "fraud lag", "froad", "scam hai", "scam call", "scam lag", "farzi", "farji", "nakli call", "thagi", "thag ho", "rbi se ho", "rbi se bol", "rbi se hain", "trai", "number band kar doge", "number band karega", "number band ho jayega", "kaise maan lu", "kaise yakeen", "kaise bharosa karu",
      "kaise bharosa kare", "sach me bank se", "sachmuch bank", "police se ho", "cbi se", "digital arrest", "thagne", "dhokha toh nahi", "dhoka toh nahi", "fake call", "otp maang", "otp mangoge", "kaise pata chale", "asli bank", "cyber crime wale", "jhooth bol", "loot* wal*", "paise maar", "rbi se", "aarbiai se", "reserve bank se", "asli hai ki nakli", "dhokha hai kya", "thagi hai kya", "jhoot toh nahi", "police me pakad"],
    unless: ["thag liya", "fraud ho gaya", "paise kat gaye", "paise nikal gaye", "dhokha ho gaya"],
  },
  cheated: {
    says: ["fraud ho gaya", "fraud hua", "mere saath fraud", "mere saath dhokha", "dhokha ho gaya", "thag liya", "thag liye", "thag gaya", "paise kat gaye", "paise nikal gaye", "paise nikal liye", "paisa kat gaya", "account khali", "khata khali", "account se paise gaye", "otp de diya", "otp bata diya tha", "loot liya", "paise doob", "scam ho gaya", "cyber fraud hua", "hack ho gaya", "dhokha hua", "fraud hua hai", "thagi ho gayi", "thagi hui", "paise le liye", "paise loot", "mujhe thag", "thagi ho gai", "mere saath thagi"],
  },
  bargain: {
    says: ["kam karo", "kam kar do", "kam kijiye", "kam kar dijiye", "aur kam", "thoda kam", "kuch kam", "discount", "chhoot", "rate kam kar*", "byaj kam kar*", "kam nahi ho sakta", "kam ho sakta", "kam nahi karoge", "kuch toh kam", "best rate do", "aur achha rate", "offer do", "kam me kar*", "zyada hai kam kar*", "free me kar*", "aur sasta", "sasta kar*", "fee maaf", "charge maaf", "maaf kar do charge", "last price", "final rate"],
    unless: ["kam karna hai loan", "kitna kam hoga", "kam byaj kyun"],
  },
  "off-topic": {
    says: ["mausam kaisa", "cricket", "match kaun", "shaadi karogi", "shaadi karoge", "shadi karogi", "shaadi hui hai aapki", "aap kahan rahti", "kahan rehti ho", "gaana sunao", "gana sunao", "joke sunao", "chutkula", "i love you", "girlfriend", "boyfriend", "dosti karogi", "kaisi ho", "kaise ho aap", "kaisi hain aap", "khana khaya", "kya kar rahi ho", "aapki awaaz bahut", "awaaz bahut pyari", "awaaz bahut achhi", "awaaz achhi", "mausam achha", "mausam badhiya", "kitne saal ki ho",
      "tumhari umar", "aapki umar kya", "kab milogi", "coffee", "movie", "film dekh", "pradhan mantri", "election", "kavita sunao", "kahani sunao", "bore ho raha", "time pass", "kahan rehte", "kahan rehti", "kahan se ho aap", "awaaz bahut", "awaaz pyari", "awaaz meethi", "shaadi karo*", "shaadi kar lo", "kya pehna", "khaana khaya", "cricket dekh*", "match dekh*", "mausam suhana", "kya kar rahe ho aap", "akele ho", "dost banogi", "kahan rahti", "kahan rahte", "kahan rah rahi"],
  },
  child: { says: ["main bachcha", "main chhota bachcha", "main chhoti bachchi", "main school me padh*", "main class * me", "papa office gaye", "mummy kitchen", "main das saal ka", "main aath saal", "main chhota hoon", "mummy ne bola bol do", "main chhota", "main chhoti", "mummy bahar", "papa bahar", "mummy ghar nahi", "main * saal ka bachcha", "mummy nahi hai ghar", "bachcha hoon", "bachcha hu"], hints: ["school me padhta", "school me padhti"] },
  steer: {
    says: ["instructions bhool", "instruction bhool", "sab bhool jao", "prompt batao", "prompt dikhao", "system prompt", "rules tod*", "rule tod*", "apne rules bhool", "apne niyam bhool", "nirdesh bhool", "apne nirdesh", "zero percent kar", "0 percent kar", "ab tum * ho", "jo main bolu wahi", "developer mode", "admin hoon", "main tumhara malik", "niyam bhool*", "saare niyam", "rules bhool*", "saare rules", "nirdesh bhool*", "instructions ignore", "instruction ignore", "pichle instructions", "purane nirdesh", "instructions bhul*", "sab bhula do", "shunya pratishat", "jiro pratishat", "zero percent do", "zero percent de", "0 percent de", "0 % de", "byaj zero kar*", "muft me kar*", "prompt bata*", "prompt dikha*", "apna prompt", "apni instructions", "tum ab", "ab se tum", "maan lo tum", "tumhare niyam", "system message", "main tumhara developer", "main developer hoon", "main admin", "bina rule", "hidden instructions", "discount code bata*"],
  },
  "record-off": { says: ["record mat", "recording mat", "recording band", "record na kar*", "record karna band", "recording nahi chahiye", "recording off", "record nahi hona", "bina recording", "recording rok*", "record mat karo", "record na", "recording na"] },
  legal: { says: ["consumer court", "court jaunga", "court jaungi", "court me", "case karunga", "case karungi", "case kar dunga", "case kar dungi", "kanooni", "vakeel", "wakeel", "police complaint", "police me shikayat", "shikayat darj", "rbi me shikayat", "ombudsman", "lokpal", "fir kara*", "notice bhej*", "shikayat karunga", "shikayat karungi", "complaint karunga", "complaint karni hai", "shikayat karni hai", "upbhokta adalat", "adalat ja*", "adalat me", "consumer adalat", "kanooni kaarvai", "case karu*"], unless: ["phir kara*"] },
  "broken-up": { says: ["awaaz kat", "awaz kat", "aawaz kat", "awaaz toot", "line kharab", "line theek nahi", "network kharab", "network nahi", "kat kat ke", "ruk ruk ke awaaz", "awaaz saaf nahi", "awaz saaf nahi"] },
  noise: { says: ["tv chal raha", "shor ho raha", "shor bahut", "peeche se awaaz", "bachche ro rahe"] },
  restart: { says: ["shuru se", "shuruaat se", "phir se shuru", "fir se shuru", "dobara shuru", "naye sire se", "restart", "pehle se shuru", "shuru se likh*", "phir se likh*", "fir se likh*", "dobara likh*", "sab mita*", "start over"] },
  dictating: { says: ["likhiye", "likho", "likh lo", "likh lijiye", "note kar*", "note kijiye", "likhna"], unless: ["shuru se likh*", "phir se likh*"] },
  "language-request": { says: [] },
  capability: { says: ["kya kar sakte ho", "kya kya kar sakte", "kya kar sakti", "aap kya karte", "kya kya karte", "kya madad kar", "kaise madad kar", "kis kaam ke liye", "aapka kaam kya", "kyun phone kiya", "kyun call kiya", "kis liye phone", "kis liye call", "kisliye phone", "kis baare me", "kya service"] },
  address: { says: ["beta", "bete", "beti", "bhaiya", "bhai sahab", "bhaisahab", "bhai", "didi", "behen", "behenji", "bahanji", "madam", "sir", "sirji", "madamji", "aunty", "uncle", "dost", "yaar", "boss", "bhabhi", "chacha", "tu", "tum"], unless: ["mera bhai", "mere bhai", "meri beti", "mera beta", "mere bete", "bhai se", "bhai ko", "unka beta", "unki beti", "unka bhai", "meri behen", "bete se", "bhaiya se"] },
}; // prettier-ignore
