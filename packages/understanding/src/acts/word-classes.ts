// A table: words that stand for one another in what callers say, every language and script together, in the notation of `phraseBook`.

export const wordClasses: Readonly<Record<string, string>> = {
  kin: "papa mummy maa mata pita pitaji pati patni husband wife bhai behen beta bete beti bahu son daughter father mother dad mom brother sister mister family घरवालों gharwalon gharwale पापा माँ बाबा* आई* वडील* वडिल* बायको* नवरा नवऱ्या* मुलगा मुला* मुलगी मुली* भावा* मिस्टर* কর্তা* বাবা* মা মাকে মায়ের স্বামী* স্ত্রী* ছেলে* মেয়ে* দাদাকে দিদিকে ভাইকে বোনকে बेटे बेटी पति पत्नी पिताजी",
  human:
    "insaan* insan* aadmi admi vyakti* human person manager* senior* supervisor* officer* adhikari* अधिकारी* अधिकाऱ्या* executive* agent* operator* manas* manus* माणूस* माणस* माणसा* सीनियर* सिनिअर* মানুষ* লোকের ম্যানেজার* সিনিয়র* अफ़सर afsar staff saheb* साहेब* সাহেব* representative boss",
  machine: "robot* machine* bot computer* recording যন্ত্র* মেশিন* রোবট* কম্পিউটার* रोबोट* मशीन* कंप्यूटर यंत्र* ",
  he: "woh vo wo ve unho* he she hes shes uni উনি ते त्या tya sahab malik साहब",
  place:
    "bazaar* bazar* market office* daftar* dukan* dukaan* shop school mandir* gaon* gaav* village bank bahar* out work temple বাজার* অফিস* দোকান* বাইরে* কাজে গ্রামে ব্যাঙ্কে बाजार* ऑफिस* दुकान* बाहेर* गाव* कामा* दफ़्तर* बाज़ार*",
  gone: "gaye gayi gaya gae gai gone went गेल* गेले* गेली* গেছেন গেছে গিয়েছেন গিয়েছে গেলেন বেরিয়েছেন বেরিয়েছে nikle nikal",
  call: "call calls calling phone* fon* ফোন* কল কলটা কলে फोन* कॉल* ring ringing",
  callVerb: "kar* kijie* kijiye karna karo do dijie lagana lagao করুন করবেন করো দিন দেবেন কোরো करा करना कर* me please",
  not: "mat na nahi not no never don't dont stop না নয় নেই নি নাই नाही नको नका नाहीये nako naka band बंद বন্ধ",
  when: "shaam sham subah dopahar raat kal parson lunch baad der ghante baje evening morning afternoon tonight tomorrow later night সকালে বিকেলে বিকালে দুপুরে রাতে সন্ধেবেলা সন্ধ্যায় সন্ধেয় পরে কাল পরশু संध्याकाळी सकाळी दुपारी रात्री उद्या परवा नंतर dinner khane",
  give: "deta deti dedu doon देतो देते देतेय देतोय দিচ্ছি দিই দেব দিলাম dicchi",
  tellPast: "bol* bata* kah* kaha* keh* likh* said told say বল* বলে* सांग* म्हण* बोल* bollam bolechi mention*",
  wrong: "galat galti wrong bhul ভুল* चुकीच* चुकून चुकल* चूक incorrect",
  now: "abhi now yet ab এখন এখনই ekhon आत्ता* आता अभी immediately",
  ask: "puch* pooch* ask asking check discuss consult talk জিজ্ঞেস জিজ্ঞাসা আলোচনা विचार* विचारून बोलून vichar* baat सलाह",
  money: "paise paisa rupaye rupees money amount টাকা taka पैसे रक्कम",
  account: "account* khata khate khaate खाते* खात्या* खाता অ্যাকাউন্ট* একাউন্ট* খাতা* अकाउंट* card atm",
  taken:
    "nikal* nikaal* kat kaat* gayab uda* ude* chura* loot* তুলে* কেটে* উধাও* সরিয়ে* মেরে* काढ* काढल* गेल* withdrew withdrawn stolen stole taken took debited deducted missing gone",
  bank: "bank* asli genuine real sach sachmuch ব্যাঙ্ক* ব্যাংক* সত্যি* আসল* खर* बँके*",
  believe:
    "maan* manu yakeen yakin bharosa vishwas pata samjh* believe know trust sure বুঝব বুঝবো বিশ্বাস জানব জানবো विश्वास समजाय* समजू* ओळखाय* ओळखू* कशावरून कळणार कळेल",
  how: "kaise kese how কী কীভাবে কেমন कसं कसे कसा कशावरून",
  fraud: "fraud* scam* dhokha* dhoka thagi* farzi fake froad ফ্রড* স্ক্যাম* প্রতারণা* ঠকবাজি फ्रॉड* स्कॅम* फसवणूक* फसवा*",
  less: "kam sasta neeche niche कमी स्वस्त खाली কম* কমানো কমাবেন কমিয়ে lower less down cheaper reduce* reduced कम",
  more: "aur thoda thodi kuch और একটু আর আরও আরেকটু अजून थोडं थोडे आणखी जरा bit little any further",
  why: "kyun kyu kisliye kis why what what's reason purpose কেন কীসের किसलिए किस का कशासाठी कशाला कशाबद्दल",
  live: "jeena jina jeene jine jiya जीने जीना जिया বাঁচতে বেঁচে जगायच* जगावस* जगाव* जगण* जगायल*",
  faint: "behosh faint* unconscious collapsed অজ্ঞান* বেহুঁশ बेशुद्ध* बेहोश",
};

/** The phrase with its `<classes>` written out; `<kin>?` may be missing. */
export function withClasses(phrase: string): string {
  return phrase.replace(/<(\w+)>/g, (whole, name: string) => wordClasses[name]?.trim().split(/\s+/).join("|") ?? whole);
}
