import { matchKey } from "@vaarta/text";

// A table: small words that give a language away. Those of several languages are in none.

const keys = (words: string): ReadonlySet<string> => new Set(words.trim().split(/\s+/).map(matchKey));

/** Hindi in Roman letters. */
export const romanHindi = keys(
  "hai hain hoon tha thi nahi nahin kya kyun kaise kitna kitni kitne kab kahan kaun mera meri mere mujhe mujhko main mein aap aapka aapke aapki hum hamara tum " +
    "ka ki ke ko se par pe aur lekin magar toh bhi hi haan ji achha theek thik bas abhi baad pehle kal aaj parson karna karo kar raha rahi rahe gaya gayi " +
    "chahiye bolo boliye batao bataiye bata baat wala wale wali yeh woh vo ye kuch koi sab bahut zyada kam lakh hazaar rupaye byaj  " +
    "sakta sakti sakte hoga hogi denge dunga lunga karunga aaunga mat naam dijiye kijiye samajh sochna dekho dekhiye phir dobara kyunki agar jab tab yahan wahan " +
    "subah shaam raat dopahar mahine saal din hafte do teen chaar paanch chhe saat aath nau das bees pachaas dhai dedh sava saadhe chalega chalo liya diya kiya bhai beta papa mummy namaste shukriya dhanyavaad ",
);

/** More Hindi words in Roman letters, of commands above all: signs of the language that also carry meaning. */
export const romanHindiVerbs = keys(
  "kare karen kariye karein karne kardo kardijiye lagao lagana bajao batayen bataen dikhao dikhayen hatao hata mita banao banaye chalao bhejo bheje sunao jaane jana aana hone hua hui hue honge rahega rahegi lagega lagegi padega padegi sakoon  kaisa kaisi kese kesa konsa konse kaunsa kaunsi kaunse kis kisi kitna tak waala waale unka unko usko isko iske uske jo jaise sabhi liye saath paas bahar",
);

/** English words that Hindi speakers also say within Hindi are no sign by themselves; these are. */
export const english = keys(
  "the is are was were am be been do does did have has had will would shall should can could may might must i you he she it we they my your his her our their " +
    "this that these those what which who whom when where why how and or but if because of in on at to for from with without about into than then there here " +
    "not don't doesn't didn't can't won't isn't i'm you're it's that's i'll i've no yes yeah please want need know think tell say said call come go take give get make like any some all much many more less " +
    "again later tomorrow yesterday today already interested busy sorry sure okay thanks thank speak talk understand already just only really very let's one two three four five six seven eight nine ten fifty hundred thousand",
);

/** Roman words that are both: no evidence. */
export const shared = keys(
  "lakh crore thousand do to me main hi so par no ok okay hello ji bank loan gold rate interest emi branch call number otp app online date time sir madam",
);

export const romanBengali = keys(
  "ami amar amake apni apnar apnake tumi ache achhe nei hobe korbo korun korben bolun bollam keno kothay koto kobe kemon ektu ekhon tahole kintu ebong jonno songe sathe theke diye lagbe chai bhalo thik parbo parben dekhi kichu taka sona hyan bolbo debo nebo jabo asbo",
);
export const romanMarathi = keys(
  "aahe ahe mala tula tumhi tumhala amhi majha mazha majhi mazhi tumcha tumchi kay kasa kashi kadhi kuthe kiti pahije pahije hava havi sanga naka nako hoy punha parat thamba jara barobar chalel ani pan tar mhanje sathi kade madhe var udya zala jhala karaycha yeto yete deto mhanalo",
);

/** Devanagari words of Hindi and of Marathi, as written. */
export const devanagariHindi = new Set(
  "है हैं हूँ हूं था थी थे नहीं क्या क्यों कैसे कितना कितनी कितने कब कहाँ कौन मेरा मेरी मेरे मुझे मैं में आप आपका आपके आपकी हम का की के को से पर और लेकिन तो भी हाँ हां जी अच्छा ठीक अभी बाद पहले करना करो कर रहा रही रहे गया गयी गई चाहिए बोलो बोलिए बताओ बताइए यह वह ये वो कुछ कोई बहुत ज़्यादा ज्यादा कम सकता सकती हूँगा होगा मत दीजिए कीजिए समझ फिर दोबारा यहाँ वहाँ कल परसों दो पाँच पांच छह पचास ढाई डेढ़".split(
    " ",
  ),
);
export const devanagariMarathi = new Set(
  "आहे आहेत नाही नाहीत नको मला तुला तुम्ही तुम्हाला तुमचा तुमची तुमचे आम्ही माझा माझी माझे माझ्या आपण काय कसा कशी कसे कधी कुठे किती का पाहिजे हवा हवी हवे सांगा बोला करा करू नका होय हो पुन्हा परत थांबा जरा बरोबर चालेल आणि पण तर म्हणजे साठी कडे मध्ये वर उद्या झाला झाले करायचं करायचे येतो येते देतो देते ठीक आहात बरं आता इथे तिथे खूप जास्त कमी दोन पाच सहा दहा वीस पन्नास रुपये साडे अडीच दीड घरी नंतर ठेवतो".split(
    " ",
  ),
);

/** Words whose letters could be Hindi's but whose spelling is English. */
export const surelyEnglish: ReadonlySet<string> = new Set(
  "the is are do to or he she they have was were come be been than then there more only can us any all say day may my buy".split(" "),
);
