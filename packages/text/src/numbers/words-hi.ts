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
  2: "दौ",
  3: "tin",
  4: "char chaar",
  5: "पांच panch paach pach panj paanc",
  6: "छः छ: छे छै छ chhe chhah che chah chha chhai छ्ह chhey",
  7: "sat",
  8: "ath",
  9: "nou naw",
  10: "dus duss",
  11: "gyarah gyara gyarha igyarah गयारह gyrah gyaara igyara",
  12: "bara baara बारा barah",
  13: "tera teraah तेराह",
  14: "chauda chawdah chowdah chaudha choudah chauda choda",
  15: "पन्द्रह पंदरह pandra pandhrah pandarah pandreh पंद्रा पन्द्रा पंधरह pandra pundrah",
  16: "सोला sola solaah सोलाह solha",
  17: "सतरह satra satarah sattrah सत्तरह सतराह satara satraah",
  18: "अट्ठारह अठ्ठारह athara athra attharah अठारा अठराह अट्ठारा athaara atharaah",
  19: "unnis unis उन्नीश unnees",
  20: "bis bees biss beesh",
  21: "इक्कीस ikis ekkis इक्कीश ikkees ikees",
  22: "बाइस bais bayis baees bayees baais",
  23: "तेइस teyis tais teyees tayees",
  24: "chobis chaubis chobees choubis",
  25: "पचीस pachis pachhis pacchis pachchis pachees pachhees paccheess",
  26: "chabbis chabis chhabis",
  27: "सत्ताइस sattais satais sataees sattayees",
  28: "अठ्ठाईस अट्ठाइस attais athais अठाईस अठाइस atthaais athaees attaees",
  29: "उन्तीस उनत्तीस unatis unntis untis untees",
  30: "tees tis tiss",
  31: "इकत्तीस iktis ikattis इकतिस iktees",
  32: "batis battis battees",
  33: "तेंतीस तैतीस tentis taitis tetis taintis taintees",
  34: "चौतीस chautis chauntis chountis",
  35: "पैतीस paitis pentis paintis paintees",
  36: "chattis chatis chhattis chatees",
  37: "सैतीस saitis saintis",
  38: "अड़तीस अडतीस artis arhtis adtis adhtis",
  39: "उन्तालीस unchalis untalis untaalis",
  40: "chalis चालिस chalees challis",
  41: "iktalis ektalis ektaalis",
  42: "बियालीस biyalis bayalis biyaalis",
  43: "तेंतालीस तैतालीस taitalis tetalis taintalis",
  44: "चौवालीस चौंतालीस चव्वालीस chawalis chauvalis chauwalis chawaalis chavalis",
  45: "पैतालीस paitalis pentalis paintalis paintaalis",
  46: "chiyalis chhyalis छयालीस chhiyalis chhyalis",
  47: "सैतालीस saitalis saintalis",
  48: "अड़तालिस अडतालीस artalis adtalis",
  49: "उन्चास unanchas unchaas unchas",
  50: "pachas pachass",
  51: "ikyavan ikkavan ikyawan",
  52: "bawan baavan bavan",
  53: "तिरपन tirpan trepan",
  54: "चौअन chouvan chauwan chauvan chavvan",
  55: "pachpan pacpan",
  56: "chappan",
  57: "sattawan",
  58: "अठ्ठावन atthawan athawan athavan",
  59: "unsat unsath",
  60: "sath",
  61: "iksath eksath",
  62: "basath baasath",
  63: "तिरसठ tirsath tirsath tiresath",
  64: "चौसठ chausath chausath",
  65: "पैसठ paisath painsath",
  66: "छाछठ छियासठ chiyasath छयासठ chiyasath chhiyasath",
  67: "सरसठ sarsath sadsath sarsath",
  68: "अडसठ arsath adsath adhsath",
  69: "उनहतर unhattar unahattar",
  70: "satar sattar sattr",
  71: "इकहतर ikahattar ikhattar",
  72: "bahattar behattar bahatar",
  73: "तेहत्तर tihattar tehattar",
  74: "chauhattar chohattar",
  75: "पिचहत्तर pichhattar pachattar पछत्तर पचत्तर pachahattar pachhatar pachattar pichattar",
  76: "chihattar छियत्तर chhihattar chhiyattar",
  77: "सतत्तर satattar सतहतर sathattar",
  78: "अठत्तर atthattar athattar अठहतर athhattar",
  79: "उनासी unasi unnasi unyasi",
  80: "asi assi",
  81: "ikyasi ekyasi",
  82: "बियासी biyasi bayasi",
  83: "terasi tirasi",
  84: "chaurasi chorasi",
  85: "पिचासी pachasi pichasi pachassi",
  86: "chiyasi chhiyasi",
  87: "satasi sattasi",
  88: "अट्ठासी atthasi अठ्ठासी अट्ठयासी athasi atthassi",
  89: "nawasi nawasi navasi",
  90: "नब्बें nabbey navve नब्बै nabbe navvey nabe",
  91: "इक्यानबे ikyanbe ikyanwe ikyanve ikyanave",
  92: "बानबे baanbe banwe banve bayanve banave",
  93: "तिरानबे tiranve",
  94: "चौरानबे chauranve",
  95: "पंचानवे पचानबे पंचानबे panchanve pachanwe pachanve pichyanve pachyanve",
  96: "छियानबे chiyanbe chhiyanve",
  97: "सतानवे सत्तानबे satanve sattanve satyanve",
  98: "अठानवे अट्ठानबे athanve athanwe अट्ठानबे atthanve atthanave athanave",
  99: "निन्यानबे निन्नानवे ninyanbe ninanve ninyanwe निन्न्यानवे निन्यानवें ninyanve ninnyanve ninyanave",
};
