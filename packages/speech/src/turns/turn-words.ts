import { matchKey } from "@vaarta/text";

/** What the last word of an utterance says about whether more comes. By `matchKey`, so that every script and spelling counts. */
export interface TurnWords {
  /** More comes after it nearly always: conjunctions, possessives, articles, fillers, an announcement. */
  open: ReadonlySet<string>;
  /** More comes after it more often than not: postpositions that also end an answer ("Pune mein"). */
  leaning: ReadonlySet<string>;
  /** It ends a sentence: verbs in their last form, yes and no, words of respect. */
  closed: ReadonlySet<string>;
}

const keys = (words: string): ReadonlySet<string> => new Set(words.split(/\s+/).filter((word) => word !== "").map(matchKey)); // prettier-ignore

/** Hindi and Hinglish; what is said in English in the middle of it counts by `english` too. */
const hindi: TurnWords = {
  open: keys(`और या लेकिन मगर पर कि क्योंकि ताकि तो जो जब अगर यदि मतलब यानी यानि जैसे वैसे मानो बल्कि फिर इसलिए चूँकि
    का के की ने को मेरा मेरी मेरे मुझे हमारा हमारी हमारे आपका आपकी आपके उसका उसकी उसके इसका इसकी इसके अपना अपनी अपने
    वो वह यह ये एक कोई कुछ बहुत थोड़ा थोड़ी सिर्फ़ केवल लगभग करीब करीबन तकरीबन शायद पहले मैं हम उम उम्म हम्म अं आँ एर ऊं बोले
    aur ya lekin magar ki kyunki toh jo jab agar matlab yaani jaise waise phir isliye ka ke ko ne mera meri mere mujhe hamara aapka aapki aapke
    uska uski apna apni woh yeh ek koi kuch bahut thoda thodi sirf lagbhag kareeb shayad main hum um umm hmm uh er ahm actually basically like`),
  leaning: keys("में से तक पर लिए साथ पास बारे mein se tak par liye saath paas bare"),
  closed:
    keys(`है हैं हूँ हो था थी थे गा गी गे चाहिए चाहूँगा चाहूँगी दीजिए दीजिये कीजिए बताइए बताओ करो कर दो दूँगा दूँगी लूँगा लूँगी जाएगा जाएगी रहा रही रहे गया गई गए लिया दिया किया
    करता करती करते सकता सकती सकते हाँ नहीं जी ठीक बस अच्छा शुक्रिया धन्यवाद नमस्ते सकेगा होगा होगी होंगे पाएगा आऊँगा आऊँगी करना लेना देना क्या कब कहाँ कितना कितनी न ना
    hai hain hoon tha thi the ga gi ge chahiye dijiye kijiye bataiye batao karo karna lena dena raha rahi rahe gaya gayi liya diya kiya karta karti
    sakta sakti haan nahi ji theek bas achha shukriya dhanyavaad namaste hoga hogi aaunga aaungi dunga dungi lunga lungi kya kab kahan kitna na`),
};

const bengali: TurnWords = {
  open: keys(`আর এবং কিন্তু বা অথবা কারণ যে যদি তাহলে তবে মানে যেমন যখন তারপর তাই নাহলে আমার আমাদের আপনার তার তাদের এই ওই সেই একটা একটি কোনো কিছু খুব একটু প্রায়
    হয়তো শুধু আমি আমরা উম উম্ম হুম এ এর মতো ar ebong kintu ba karon je jodi tahole tobe mane jemon jokhon tarpor tai amar apnar ei oi ekta kono khub ektu pray hoyto shudhu ami um`),
  leaning: keys("থেকে জন্য সঙ্গে কাছে পর্যন্ত দিয়ে নিয়ে মধ্যে সম্পর্কে theke jonno shonge kache porjonto diye niye modhye"),
  closed:
    keys(`আছে নেই ছিল হবে চাই চাইছি করব করবেন দিন বলুন করুন না হ্যাঁ জি ঠিক আচ্ছা ধন্যবাদ নমস্কার লাগবে পারি পারব পারবেন গেছে হয়েছে করেছি দিয়েছি নিয়েছি যাব আসব কি কত কবে কোথায় হয় করি রাখি নেব দেব
    ache nei chilo hobe chai korbo korben din bolun korun na hyan ji thik achha dhonnobad lagbe pari parbo geche hoyeche korechi jabo asbo ki koto kobe kothay hoy kori nebo debo`),
};

const marathi: TurnWords = {
  open: keys(`आणि व पण परंतु किंवा कारण की जर तर म्हणजे जसे जेव्हा मग म्हणून नाहीतर माझा माझी माझे माझं माझ्या आमचा आमची आमचे तुमचा तुमची तुमचे तुमच्या त्याचा तिचा त्यांचा हा ही हे तो ती ते एक काही कोणी खूप थोडं थोडा
    फक्त साधारण कदाचित मी आम्ही मला उम उम्म अं चा ची चे च्या ani pan kinva karan ki jar tar mhanje jase jevha mag mhanun majha majhi majhe tumcha tumchi tumche ha hi he ek kahi khup thoda fakta sadharan kadachit mi mala um`),
  leaning: keys("मध्ये पासून पर्यंत साठी सोबत बद्दल कडे वर madhye pasun paryant sathi sobat baddal kade var"),
  closed:
    keys(`आहे आहेत होता होती होते नाही नको हवा हवी हवे हवं पाहिजे पाहिजेत करा द्या सांगा करतो करते करीन देईन येईन येतो येते जाईन घेईन झाले झाला झाली केले केलं दिले दिलं गेला गेली हो होय बरं ठीक धन्यवाद नमस्कार शकतो शकते का काय कधी कुठे किती असेल होईल ना
    ahe ahet hota hoti nahi nako hava havi pahije pahijet kara dya sanga karto karte karin yein yeto jhale jhala kele dile gela ho hoy bara thik dhanyavad shakto shakte ka kay kadhi kuthe kiti asel hoil na`),
};

const english: TurnWords = {
  open: keys(`and or but because so that which who when if unless until while although though as than like then the a an my your his her our their its this these those some any
    of for to from with without about into by between is are was were am will would can could should may might must have has had do does did i we you he she they it
    very really quite just only about almost around maybe perhaps um umm uh uhm er hmm actually basically well means meaning also even not what where how`),
  leaning: keys("in on at up over there here"),
  closed: keys(
    `yes no yeah yep nope okay ok right sure please thanks thank bye hello hi correct fine now today tomorrow later again done rupees lakh lakhs crore gram grams percent month months year years it me that's all possible interested`,
  ),
};

/** For the language of an utterance; English words count in every language, since they are mixed in. */
export const turnWords: Readonly<Record<string, readonly TurnWords[]>> = {
  hi: [hindi, pickClosed(english)],
  bn: [bengali, pickClosed(english)],
  mr: [marathi, pickClosed(english)],
  en: [english],
};

/** Among Indian words "to", "me", "par" or "on" are other words. */
function pickClosed({ closed }: TurnWords): TurnWords {
  return { open: keys("and or but because the my actually basically means like so um uh"), leaning: new Set(), closed };
}
