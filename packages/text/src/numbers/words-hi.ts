// A table: Hindi number words, in Devanagari and in Roman letters, as they are said and as they are heard.

const list = (text: string) => text.trim().split(/\s+/);

/** 0 to 99 in the usual spelling. */
export const hindiUnits: readonly string[] = list(`
  शून्य एक दो तीन चार पाँच छह सात आठ नौ
  दस ग्यारह बारह तेरह चौदह पंद्रह सोलह सत्रह अठारह उन्नीस
  बीस इक्कीस बाईस तेईस चौबीस पच्चीस छब्बीस सत्ताईस अट्ठाईस उनतीस
  तीस इकतीस बत्तीस तैंतीस चौंतीस पैंतीस छत्तीस सैंतीस अड़तीस उनतालीस
  चालीस इकतालीस बयालीस तैंतालीस चवालीस पैंतालीस छियालीस सैंतालीस अड़तालीस उनचास
  पचास इक्यावन बावन तिरेपन चौवन पचपन छप्पन सत्तावन अट्ठावन उनसठ
  साठ इकसठ बासठ तिरेसठ चौंसठ पैंसठ छियासठ सड़सठ अड़सठ उनहत्तर
  सत्तर इकहत्तर बहत्तर तिहत्तर चौहत्तर पचहत्तर छिहत्तर सतहत्तर अठहत्तर उन्यासी
  अस्सी इक्यासी बयासी तिरासी चौरासी पचासी छियासी सत्तासी अठासी नवासी
  नब्बे इक्यानवे बानवे तिरानवे चौरानवे पचानवे छियानवे सत्तानवे अट्ठानवे निन्यानवे`);

/** The same in Roman letters, for chat and captions. */
export const romanHindiUnits: readonly string[] = list(`
  shunya ek do teen chaar paanch chhah saat aath nau
  das gyaarah baarah terah chaudah pandrah solah satrah athaarah unnees
  bees ikkees baaees teis chaubees pachchees chhabbees sattaees atthaees untees
  tees ikatees battees taintees chauntees paintees chhattees saintees adtees untaalees
  chaalees iktaalees bayaalees taintaalees chavaalees paintaalees chhiyaalees saintaalees adtaalees unchaas
  pachaas ikyaavan baavan tirepan chauvan pachpan chhappan sattaavan atthaavan unsath
  saath iksath baasath tiresath chaunsath painsath chhiyaasath sadsath adsath unhattar
  sattar ikhattar bahattar tihattar chauhattar pachhattar chhihattar sathattar athhattar unyaasi
  assi ikyaasi bayaasi tiraasi chauraasi pachaasi chhiyaasi sattaasi athaasi navaasi
  nabbe ikyaanave baanave tiraanave chauraanave pachaanave chhiyaanave sattaanave atthaanave ninyaanave`);

/** Other spellings heard, number by number; both scripts. */
export const hindiUnitVariants: Readonly<Record<number, string>> = {
  0: "ज़ीरो ज़ीरो zero jiro sunya shoonya",
  1: "ik yek",
  3: "tin",
  4: "char",
  5: "पांच panch paach pach panj",
  6: "छः छ: छे छै छ chhe chhah che chah chha chhai",
  7: "sat",
  8: "ath",
  9: "nou naw",
  11: "gyarah gyara gyarha igyarah",
  12: "bara baara",
  13: "tera teraah",
  14: "chauda chawdah chowdah",
  15: "पन्द्रह पंदरह pandra pandhrah pandarah pandreh",
  16: "सोला sola solaah",
  17: "सतरह satra satarah sattrah",
  18: "अट्ठारह अठ्ठारह athara athra attharah",
  19: "unnis unis",
  20: "bis",
  21: "इक्कीस ikis ekkis",
  22: "बाइस bais bayis",
  23: "तेइस teyis tais",
  24: "chobis",
  25: "पचीस pachis pachhis",
  26: "chabbis chabis",
  27: "सत्ताइस sattais satais",
  28: "अठ्ठाईस अट्ठाइस attais athais",
  29: "उन्तीस उनत्तीस unatis unntis",
  31: "इकत्तीस iktis ikattis",
  32: "batis",
  33: "तेंतीस तैतीस tentis taitis tetis",
  34: "चौतीस chautis",
  35: "पैतीस paitis pentis",
  36: "chattis chatis",
  37: "सैतीस saitis",
  38: "अड़तीस अडतीस artis arhtis",
  39: "उन्तालीस unchalis untalis",
  40: "chalis",
  41: "iktalis ektalis",
  42: "बियालीस biyalis",
  43: "तेंतालीस तैतालीस taitalis tetalis",
  44: "चौवालीस चौंतालीस चव्वालीस chawalis chauvalis chauwalis",
  45: "पैतालीस paitalis pentalis",
  46: "chiyalis chhyalis",
  47: "सैतालीस saitalis",
  48: "अड़तालिस अडतालीस artalis",
  49: "उन्चास unanchas",
  50: "pachas",
  51: "ikyavan ikkavan ikyawan",
  52: "bawan",
  53: "तिरपन tirpan trepan",
  54: "चौअन chouvan chauwan",
  56: "chappan",
  57: "sattawan",
  58: "अठ्ठावन atthawan athawan",
  59: "unsat",
  60: "sath",
  63: "तिरसठ tirsath",
  64: "चौसठ chausath",
  65: "पैसठ paisath",
  66: "छाछठ छियासठ chiyasath",
  67: "सरसठ sarsath",
  68: "अडसठ arsath",
  69: "उनहतर",
  70: "satar",
  71: "इकहतर ikahattar",
  73: "तेहत्तर",
  75: "पिचहत्तर pichhattar pachattar",
  76: "chihattar",
  77: "सतत्तर satattar",
  78: "अठत्तर atthattar athattar",
  79: "उनासी unasi",
  80: "asi",
  82: "बियासी biyasi",
  83: "terasi",
  86: "chiyasi",
  87: "satasi",
  88: "अट्ठासी atthasi",
  89: "nawasi",
  90: "नब्बें nabbey navve",
  91: "इक्यानबे ikyanbe ikyanwe",
  92: "बानबे baanbe banwe",
  93: "तिरानबे",
  94: "चौरानबे",
  95: "पंचानवे पचानबे पंचानबे panchanve pachanwe",
  96: "छियानबे chiyanbe",
  97: "सतानवे सत्तानबे satanve",
  98: "अठानवे अट्ठानबे athanve athanwe",
  99: "निन्यानबे निन्नानवे ninyanbe ninanve ninyanwe",
};
