import type { ActLexicon } from "./lexicon.ts";

// A table: the frames in which callers put an act in any of the languages, over the classes of `word-classes.ts`. What only one language
// says so stands in its own lexicon.

export const frames: ActLexicon = {
  "soft-no": {
    says: [
      "<kin>|ghar|gharwalon|home se|ko|me|pe|par|at? .. <ask> .. bata*|kah*|bol*|hi|paunga|paungi|dekh*", "<ask> .. <kin> first", "have|need|want|must to? <ask> .. <kin>|home|first|someone|them",
      "<now> .. pakka|kuch nahi keh|kah|bol|bata*", "<now> .. keh|kah|bol nahi sakt*", "can't|cannot|couldn't really? say|tell|promise|commit .. <now>", "can't|cannot really? say $", "sochke bata*", "soch .. bata*",
      "<kin>|বাড়িতে|লোককে .. <ask> .. জানাব|জানাবো|বলব|বলবো|বলছি", "<now> .. কিছু বলতে পারছি|পারব না", "<kin>|घरी .. <ask> .. सांगतो|सांगते|सांगेन|कळव*", "<now> .. सांगू|सांगता|बोलू शकत|येत|येणार नाही",
    ],
    unless: ["can't|cannot say no", "promise|guarantee me"],
  },
  correction: {
    says: ["<wrong> .. <tellPast>", "said|told|gave .. wrong", "wrong thing|one $", "that|it was the? wrong", "wrong one $", "<tellPast> .. <wrong> $", "ভুল .. ফেলেছি|হয়েছে|বলেছি|বললাম"],
    unless: ["<wrong> <tellPast> rahe|raha|rahi", "<wrong> number|jagah|person|guy|aadmi", "<wrong> নম্বর*|নাম্বার*|জায়গা*|লোক*", "<wrong> माणस*|नंबर*", "you|aap|tum|তুমি|আপনি|तुम्ही .. <wrong>"],
  },
  denial: {
    says: [
      "maine|mene|humne .. kab bola|kaha|bataya|bole", "maine|mene|humne .. nahi bola|kaha|bataya", "maine|mene|humne .. kabhi|aisa .. nahi .. kaha|bola|bataya", "ye|aisa to? .. maine|mene .. nahi .. kaha|bola|bataya",
      "আমি .. বলিনি|বলিইনি", "আমি .. বলি নি", "मी .. म्हणालो|म्हणाले|म्हटलं|म्हटले|बोललो|बोलले|सांगितलं नाही|नव्हतं|नव्हते|नव्हतो", "मी .. नाही|नव्हतं|कधी|कधीच .. म्हणालो|म्हणाले|म्हटलं|म्हटले|बोललो|बोलले",
      "i never said|told|mentioned|asked|agreed", "i didn't|haven't ever? say|said|tell|told|mention|mentioned", "i did|have not ever? say|said|tell|told|mention|mentioned", "don't|didn't|not|never remember|recall saying|telling",
    ],
  },
  refuse: {
    says: [
      "kya lena dena", "isse|usse kya lena|matlab|karna", "<call> pe|par .. nahi bata*|deta|deti|dunga|dungi", "sab|itna|itni|itne|jankari .. kyun|kyu <tellPast>|du|doon|dena",
      "ফোনে .. বলব|বলবো|দেব|দেবো না", "জানার|জেনে কী দরকার|করবেন|লাভ", "আপনাকে .. কেন বলব|দেব|বলবো", "फोनवर .. सांगणार|सांगत|देणार|देत नाही", "तुम्हाला|एवढं .. का|कशाला सांगू|देऊ",
      "don't|won't|can't|not|never .. give|share|tell|disclose|reveal .. you|out|phone|information|details", "what's it to you", "what is it to you", "none of your|ur", "not your concern|business",
    ],
    unless: ["<now> .. सांगू शकत", "can't|cannot tell|say .. <now>", "don't tell|share me", "why don't you", "can't|won't|don't you|they .. give|share|tell"],
  },
  "stop-calling": {
    says: [
      "dobara|phir|aage|ever|again|আর|पुन्हा|परत .. <call> .. mat|na|না|नका|नको", "<call> .. mat|na kar*|kijie*|kiya", "ফোন|কল .. করবেন|কোরো|দেবেন না", "<call> nahi chahie|chahiye", "calls nahi",
      "number .. list|system|records|database .. hata*|nikal*|mita*|delete*|remove*", "number apne|apni .. se hata*|nikal*|mita*|delete*", "নম্বর*|নাম্বার* .. মুছ*|বাদ|সরান|সরিয়ে", "नंबर* .. काढ*|पुसा|हटवा",
      "don't|never ever? <call>", "do|must|should not ever? <call>", "stop|quit|enough .. calling|ringing|phoning|calls|bothering|pestering|disturbing", "tang|pareshan|বিরক্ত|জ্বালাবেন|জ্বালাতন|त्रास .. mat|na|না|नका|नको", "জ্বালাবেন না",
    ],
    unless: ["don't call it", "<call> nahi aaya|aayi|aya|kiya|mila|uthaya|laga", "baad|later|পরে|नंतर|shaam|subah .. <call> kar*|करा|করুন $", "why .. not call", "forgot|miss", "don't call back"],
  },
  later: {
    says: [
      "<when> ke|ko|me|after? baad? .. <call> kar*|kijie*|do|lagana", "<when> .. ফোন|কল করুন|করবেন|করো", "<when> .. फोन|कॉल करा|कर", "<call> kar*|kijie* .. baad|shaam|kal|subah ko|me|pe? $", "call|ring|phone|talk to? me? .. later|after|tomorrow|tonight|evening|morning|afternoon",
      "baad me kijie*|karte|baat", "abhi|now .. office|kaam|work me|hu|hoon", "এখন .. অফিস*|কাজ* আছি|করছি", "आत्ता|आता .. ऑफिस*|काम* आहे|करतोय", "can|could|shall we? .. this|talk later",
    ],
    unless: ["<call> .. mat|na|না|नका kar*|karna", "<when> .. <call> kiya|aaya|kari", "don't|never|stop .. <call>", "<call> <when> tha|aaya"],
  },
  person: {
    says: [
      "<human> se|ke|with .. baat|bat|connect|milao|milwa*|jod*|talk|kara*|karva*|karwa*", "<human> সঙ্গে|সাথে কথা|কথাই", "<human> দিন|দেন|ডাকুন", "<human> बोलायच*|बोलायचंय|बोलू", "talk|speak|connect|transfer|put|switch .. to|with|through a|an|the|your|some|any|actual|real? .. <human>",
      "want|need|get|give|prefer me? a|an|the|your|some|any|actual|real .. <human>", "<human> ko phone|fon|line? dijie*|do|de|bulao*|bulaie*", "तुमच्या <human> द्या|बोलवा", "<machine> se? nahi|नको|নয়|না .. <human>",
    ],
    unless: ["<kin> se baat", "<human> ka|ki number", "<human> ho|hain|hai ya|ki|kya", "are|is .. you|this .. <human>", "কি মানুষ না|নাকি", "বাড়ির|ঘরের লোকের"],
  },
  robot: {
    says: [
      "<machine> se|সঙ্গে|সাথে|with .. baat|কথা .. raha|rahi|rahe|বলছি|kya|to", "मशीनशी|रोबोटशी|यंत्राशी .. बोल*", "speaking|talking|chatting with|to a|an? <machine>", "<human> ya|or|ki|na|না|নাকি|की|किंवा .. <machine>", "<machine> ya|or|na|না|নাকি|की|किंवा .. <human>",
      "are|is|r you|this|it .. <machine>", "aap|tum .. <machine> ho|hain|hai|wobot", "তুমি|আপনি .. <machine> কি|নাকি",
    ],
    unless: ["<machine> se? nahi|नको|নয়|না $", "<machine> se? nahi|नको|নয়|না .. <human>|কোন*", "not a|an|the? <machine>", "<machine> mat|band|बंद|বন্ধ|off", "<machine> চাই না"],
  },
  goodbye: { says: ["rakhta|rakhti hu|hoon|hun? ab|phir|to? $", "i'll|will|gonna|me|to hang up", "hanging up"] },
  "third-party": {
    says: [
      "<he> .. <place> .. <gone>", "mere|meri|my|amar|আমার|माझे|माझी|unke|unki|her|his <kin> .. <place> .. <gone>", "<kin> .. <place> .. <gone> hue? hain|hai? $", "<kin> has|is|have gone to|out", "he|she|hes|shes has|is? gone|out|away|asleep|sleeping|travelling",
      "this|i|i'm is|am? his|her|their <kin>", "main unka|unki|uska|uski|unke .. <kin>", "मी त्यांची|त्यांचा|तिचा|तिची|त्याची|त्याचा", "আমি ওনার|ওঁর|তাঁর|ওর <kin>",
    ],
    unless: ["<money> .. <gone>", "loan .. <gone>", "mar|guzar|gujar|chal|মারা <gone>", "i have gone"],
  },
  "wrong-number": {
    says: [
      "<wrong> .. number|jagah|person|guy|aadmi|place|house .. <call>|mila*|laga*|dial*|ko|par", "ভুল .. নম্বর*|নাম্বার*|জায়গা*|লোক* .. ফোন|কল|লাগ*", "चुकीच* .. माणस*|नंबर*|ठिकाण* .. फोन|कॉल|लाव*", "<wrong> person|guy|place|house", "got|have|dialled|dialed|called|calling the <wrong>",
      "kisi aur ko .. <call>|lag*|mila*", "is naam ka|ki .. koi .. nahi", "এই|ওই নামে .. কেউ .. নেই|থাকে", "या नावाचं|नावाचे|नावाचा .. कोणी .. नाही", "no|nobody|noone|one by|with|of that|this name",
    ],
    unless: ["<wrong> number di*|bata*|likh*|de", "account|khate"],
  },
  "handed-over": {
    says: [
      "<kin> ko phone|fon|line? <give>", "<kin> ko bula*", "বাবাকে|মাকে|দাদাকে|দিদিকে|স্বামীকে|স্ত্রীকে|ছেলেকে|মেয়েকে|ওনাকে ফোন|ফোনটা|কলটা? <give>", "बाबांना|वडिलांना|आईला|दादाला|नवऱ्याला|बायकोला|मुलाला|मुलीला|त्यांना फोन? <give>",
      "phone|fon|line|you to|over my|the|to? my? <kin>", "give|giving|pass|passing|hand|handing|put|putting .. phone|you|it .. <kin>", "give|giving|pass|passing|hand|handing it|you|phone|this to her|him",
    ],
    unless: ["<money> .. <give>", "<kin> ko .. <money>", "want|need|have to talk|speak|discuss", "pass* away"],
  },
  distress: {
    says: [
      "<live> .. ichha|iccha|ichchha|man|mann|dil|इच्छा|इच्छाच .. nahi|bachi|rahi|उरल*|नाही", "<live> .. ইচ্ছে|ইচ্ছা|ভালো .. না|নেই", "<live> .. nahi .. chahta|chahti|jaata|jata", "<live> .. वाटत|वाटतच नाही", "zindagi|jindagi|jeene|jine|life|জীবন* se|থেকে|of|নিয়ে .. thak*|tang|tired|ক্লান্ত|done|fed",
      "wish|feel|want|desire|reason|point .. to|like|in|of|for? live|living .. any|anymore|longer|more|further", "don't|not|no|never .. wish|feel|want|desire|reason|point .. live|living", "wish i was|were dead|gone",
    ],
    unless: ["live|living here|there|in|with|at|near"],
  },
  emergency: { says: ["<faint> .. ho|gaya|gaye|gayi|হয়*|পড়*|झाल*|पडल*|hai", "has|is|just? <faint>"], unless: ["rate|price|market|share .. collapsed"] },
  "fraud-fear": {
    says: ["<how> .. <believe> .. <bank>", "how .. supposed|expected to <believe> .. <bank>", "<bank> .. <how> .. <believe>", "<bank> .. <believe> .. कशावरून", "mujhe kya pata .. <bank>", "<bank> .. हे कशावरून", "<fraud> to|tar|তো|নয় .. nahi|नाही|না|নয়|na|তো", "<fraud> .. naki|নাকি", "isn't|not|is|hope|sure .. this|that|it .. <fraud>", "this|that|it isn't|is .. <fraud>"],
    unless: ["<fraud> .. ho gaya|gayi|gai|hua|hui", "<fraud> .. হয়েছে|झाली|झालं|happened"],
  },
  cheated: {
    says: ["<account> .. se|থেকে|from .. <money> .. <taken>", "<account> .. <money> .. <taken>", "<money> .. <taken> .. <account>", "<money> .. <taken> .. from my <account>", "<taken> .. <money> .. from my <account>", "saath|sath|সঙ্গে|সাথে|सोबत|with .. <fraud> .. ho|hua|hui|gayi|gaya|হয়েছে|झाल*|happened", "<fraud> ho gayi|gaya|gai|hua|hui"],
    unless: ["har|every|each mahine|month", "emi|kist|installment", "nahi <taken>", "apne|khud|i <taken>", "want|need to", "kitna|kab|when|how", "<taken> sakt*|পারি|शकतो|शकते|chahta|chahti|hai $", "nikalne|nikalna|काढायचे|काढायचंय|তুলব|তুলতে"],
  },
  bargain: {
    says: [
      "<more> .. <less> .. ho|kar*|hoga|lao|kijie*|dijie*|nahi", "<more> .. <less> .. होणार|होईल|करा|आणा", "<more> .. <less> .. হবে|যাবে|যায়|করুন|করা|করবেন", "byaj|rate|interest|fee|fees|charge* .. <less> .. kar*|kijie*|lao|karo", "সুদ* .. <less> .. করুন|করা|করবেন|যায়|যাবে", "व्याज* .. <less> .. करा|आणा|होईल",
      "bring|get|take|cut|push it|the|your? .. rate|interest|fee|price? .. down|lower", "percent|%|परसेंट kar|karo|kijie*|de|do|dijie*|karva* do|dijie*? .. to|toh", "if you make|give|do|offer it|me? .. percent|%|discount",
    ],
    unless: ["<less> gold|sona|kagaz|document*|paper*|time|days|samay|money|paise|loan", "kitna <less>", "zero|jiro percent|%", "0 percent|%"],
  },
  capability: {
    says: [
      "<why> .. <call> .. kiya|karte|aaya|are|did|calling", "<call> .. <why> .. kiya", "<call> .. kiya <why>", "ফোন|কল করেছেন|করলেন কেন", "কেন|কীসের|কিসের .. ফোন|কল .. করেছেন|করলেন", "<why> .. फोन|कॉल .. केला*|केलात|केलाय|केलेत", "फोन|कॉल .. <why> .. केला*|केलात|केलाय|केलेत",
      "what|what's|why|reason .. you|you're|this .. calling|call|phoning|ringing about|for?", "silsile|sandarbh me .. <call>", "^ kya kaam hai", "kya kaam hai $", "कशाबद्दल फोन",
    ],
    unless: ["<call> mat|band|kab|kahan", "number kahan|kaha|kisne|kaise", "call kab|kaun|who", "what .. number", "what time|when"],
  },
  child: { unless: ["main unka|unki|unke", "i'm|am his|her|their", "मी त्यांचा|त्यांची", "আমি ওনার|ওঁর"] },
  "off-topic": { says: ["aapki|tumhari|teri|your shaadi|shadi ho|hui", "আপনার বিয়ে হয়েছে", "तुमचं|तुझं लग्न झालं"] },
  repeat: { says: ["say|tell|explain it|that|me? .. once more|again", "say|tell it|that once more", "dobara|phir se kah*|bol*|bata*", "theek|thik|saaf se .. suna|sunai .. nahi", "ঠিক|ভালো করে|মতো? .. শুনতে .. না|পাইনি"], unless: ["call|phone again|phir|dobara .. mat|na", "never again", "call .. again"] },
  wait: { says: ["line pe|par rukie*|ruko|rahie*"], unless: ["percent|% .. to|toh"] },
  legal: { says: ["court|adalat|forum|আদালতে|কোর্টে|कोर्टात|न्यायालयात|मंचात .. jaunga|jaungi|going|go|যাব|जाईन|जाणार"] },
}; // prettier-ignore
