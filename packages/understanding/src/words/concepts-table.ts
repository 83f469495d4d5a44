// A table: everyday words that mean the same, one concept a line, English / Hindi / Bengali / Marathi. Native script stands for its
// Roman spellings too; Bengali and Marathi spellings that the rules of `matchKey` do not reach are written out. `*` ends a stem.

export const conceptsTable: readonly string[] = `
what / क्या कौनसा कौनसी / কী কি কোন কোনটা ki kon konta / काय कोणता कोणती कोणते kay konta konti konte
why reason / क्यों क्यूँ किसलिए वजह / কেন কারণ keno / का कशाला कशासाठी kashala kashasathi
how way method / कैसे कैसा कैसी तरीका / কীভাবে কেমন কিভাবে kivabe kibhabe kemon / कसा कशी कसे कसं kasa kashi kase
when / कब / কবে কখন kobe kokhon / कधी केव्हा kadhi kevha
where / कहाँ किधर / কোথায় kothay kothai / कुठे कोठे कुठून kuthe kothe
who whom / कौन किसने किसको किससे / কে কার কাকে kake / कोण कोणी कोणाला kon koni konala
much many amount / कितना कितनी कितने / কত কতটা কয়টা koto kototuku koyta / किती kiti
not never don't no won't can't didn't doesn't isn't cannot nothing none / नहीं मत ना कभी / না নেই নয় নি na nei noy / नाही नको नका नाहीत nahi nako naka
want need require required wish like looking / चाहिए चाहता चाहती चाहते ज़रूरत चाहूँगा / চাই লাগবে দরকার চাইছি chai lagbe dorkar / हवा हवी हवे हवं पाहिजे गरज hava havi have havay pahije pahijet garaj
can could able possible / सकता सकती सकते पाऊँगा पाएगा / পারব পারি পারবেন পারবো parbo pari parben / शकता शकतो शकते येईल shakta shakto shakte
i my me mine i'm i've myself / मैं मेरा मेरी मेरे मुझे मैंने अपना अपनी हमारा हमारे हमें main mujhko mereko / আমি আমার আমাকে আমাদের ami amar amake amader / मी मला माझा माझी माझे माझं माझ्या आम्हाला mala maza mazi majha majhi mazya
you your yours you're / आप आपका आपकी आपके आपने तुम तुम्हारा / আপনি আপনার আপনাদের তুমি apni apnar apnader / तुम्ही तुमचा तुमची तुमचे तुमच्या आपण tumhi tumcha tumchi tumche tumchya
he she they his her their him them / वो वह उनका उनकी उन्होंने उसका उन्हें / উনি ওনার তিনি তার তাদের uni onar / ते त्या त्यांचा त्यांना tyancha tyanna
now right-now currently / अभी / এখন এখনই ekhon / आता आत्ता सध्या aata atta
later after afterwards / बाद / পরে pore / नंतर nantar
before earlier early / पहले / আগে age / आधी पूर्वी aadhi
today tonight / आज / আজ আজকে aj ajke / आज aaj
tomorrow / कल / কাল কালকে kal kalke / उद्या udya
yesterday / बीता / গতকাল gotokal / काल kaal
day days / दिन रोज़ / দিন din / दिवस divas divsat
week weekly weekend / हफ़्ता हफ़्ते सप्ताह / সপ্তাহ soptaho / आठवडा आठवड्यात athavda
month months monthly / महीना महीने माह / মাস মাসে mash mashe / महिना महिने महिन्याला mahina mahine
year years yearly / साल वर्ष सालाना / বছর bochor / वर्ष वर्षे varsha
morning / सुबह सवेरे / সকাল সকালে sokal sokale / सकाळी सकाळ sakali
evening night tonight / शाम रात / সন্ধ্যা বিকেল রাত sondhya bikel / संध्याकाळी रात्री sandhyakali ratri
time timing timings slot hour hours o'clock / समय वक़्त टाइम बजे घंटा घंटे / সময় টা ঘণ্টা somoy ghonta / वेळ वाजता वाजेपर्यंत तास vel vajta tas
give gives gave provide / दो दे दीजिए देना देता देते दूँगा दिया देंगे / দিন দেব দেবেন দিয়ে দিয়েছি din debo deben diye / द्या देतो देता देते दिला dya deto
take took taken get getting got receive / लेना लो लूँगा लिया लेते मिला मिलेगा मिल मिलता मिलेंगे / নেব নিতে নিয়েছি পাব পাওয়া nebo nite niyechi pabo / घ्या घेतो घेतला मिळेल मिळते मिळाला ghya gheto milel milte
come coming came visit arrive / आना आऊँगा आओ आएगा आता आती आइए आ / আসব আসা আসতে এসেছি আসবে asbo aste asbe / येतो येते येईन यायचं यायचे या yeto yete yein
go going went leave / जाना जाऊँगा जाता गया गई जाओ / যাব যাওয়া গেছে যেতে jabo jete geche / जातो जाते गेला गेले जायचं jato jate
see show look view check / देखना देखो दिखाओ देख बताना देखिए / দেখা দেখান দেখব দেখি dekhan dekhbo / बघा दाखवा बघतो पाहा bagha dakhva
tell say said inform let-know explain / बताओ बताइए बता कहना कहा बोला समझाओ / বলুন বলেন বললেন জানান bolun janan / सांगा सांगतो म्हणाला sanga sangto
talk speak discuss conversation / बात बोलना बातचीत / কথা kotha / बोलायचं बोलणं बोलतो बोलायचे bolaycha bolayche
ask question query doubt / पूछना पूछ सवाल पूछनी / জিজ্ঞেস প্রশ্ন জিজ্ঞাসা jiggesh proshno / विचारायचं विचारावं प्रश्न विचारतो vicharaycha prashna
call phone ring dial calling / कॉल फ़ोन फोन / ফোন কল phone kol / फोन कॉल
send share forward mail / भेजो भेजना भेजिए भेज भेजें / পাঠান পাঠাও পাঠাতে pathan pathao / पाठवा पाठवतो pathva
message text sms msg messages / मैसेज संदेश संदेसा / মেসেজ বার্তা message / संदेश मेसेज
pay paid payment paying repay / भरना भुगतान चुकाना भर चुका / পেমেন্ট শোধ মেটাতে shodh / भरायचे भरतो भरला bharla bharto
buy purchase order ordered / ख़रीदना खरीदना मँगवाना लेनी / কিনতে কিনব অর্ডার kinte kinbo / खरेदी विकत घ्यायचं kharedi vikat
sell sold / बेचना बेच / বিক্রি বেচতে bikri / विकायचं विक्री vikri
open opens opening / खुला खुलता खुलती खोलना / খোলা খোলে খুলবে khola khole / उघडं उघडते उघडा सुरू ughda
close closed shut closing end / बंद समाप्त / বন্ধ bondho / बंद band
stop halt pause / रोको रोकना रुको रोकें / থামান থামাও thaman / थांबवा थांबा thamba thambva
start begin resume continue / शुरू चालू आरंभ / শুরু চালু shuru / सुरू चालू सुरु suru
change modify update edit / बदलना बदल बदलो बदलें / বদলাতে বদল পাল্টে পরিবর্তন bodlate bodol palte / बदल बदला बदलायचा बदलायचं badlaycha badla
cancel delete remove erase clear / रद्द हटाओ हटा मिटा मिटाओ निकालो कैंसिल हटाना हटाएं / বাতিল মুছে সরান batil muche / रद्द काढून काढा radda kadhun
move shift transfer switch / ले जाना ट्रांसफर शिफ्ट लाना / সরাতে নিয়ে ট্রান্সফার / हलवायचं आणायचं ट्रान्सफर
add include create make set put / जोड़ो लगाओ बनाओ बना जोड़ लगा सेट डालो / যোগ বানান লাগান jog banan / जोडा लावा बनवा joda lava banva
repeat again another replay / फिर दोबारा दुबारा वापस / আবার আরেকবার abar / पुन्हा परत punha parat
wait hold moment / रुकिए इंतज़ार ठहरो / অপেক্ষা দাঁড়ান ধরুন opekkha daran dhorun / थांबा वाट
find search locate near nearby nearest / ढूँढो खोजो पास नज़दीक ढूंढो / খুঁজে কাছে কাছাকাছি khuje kache / शोधा जवळ जवळची shodha javal
know knows aware / पता मालूम जानता जानती जानते जानना / জানি জানেন জানতে jani janen / माहीत माहिती कळलं mahit kalala
remember remind reminder / याद रिमाइंडर / মনে mone / आठवण लक्षात aathvan
forget forgot forgotten / भूल भूला / ভুলে ভুলে-গেছি bhule / विसरलो विसरले visarlo
understand understood clear / समझ समझा समझी / বুঝতে বুঝলাম bujhte bujhlam / समजलं समजत कळत samajla
think thinking consider / सोच सोचना विचार / ভাবতে ভেবে bhabte bhebe / विचार vichar
bring carry / लाना लाने लेकर / আনতে নিয়ে ante / आणायचं आणा aanaycha
keep kept store stored deposit / रखते रखना रखा रख जमा / রাখা রাখেন জমা rakha rakhen joma / ठेवता ठेवतो ठेवले जमा thevta thevle
lose lost missing stolen theft / गुम खो चोरी गायब / হারিয়ে চুরি hariye churi / हरवलं हरवले चोरी haravla
break broken damaged defective / टूटा टूट ख़राब खराब / ভাঙা খারাপ bhanga kharap / तुटलं तुटलेली खराब tutla tutleli
return refund back / वापस लौटाना वापसी रिफंड / ফেরত pherot ferot / परत परतावा parat
exchange replace / बदले एक्सचेंज / পাল্টাতে paltate / बदलून
book booking reserve appointment / बुकिंग अपॉइंटमेंट अपॉइन्टमेंट / বুকিং অ্যাপয়েন্টমেন্ট / भेट बुकिंग अपॉइंटमेंट
wake / जगाओ जगा उठाओ उठा / জাগাও jagao / उठवा जागे uthva
play music song songs track / बजाओ गाना गाने गीत संगीत चलाओ सुनाओ / গান বাজাও gaan bajao / गाणे गाणी गाणं लावा gane gani
money cash rupees amount paise / पैसा पैसे रुपये रुपए रकम राशि / টাকা টাকাটা taka / पैसे रुपये रक्कम paise
interest rate percent / ब्याज ब्याजदर दर सूद / সুদ সুদের হার sud suder / व्याज व्याजदर दर vyaj
loan borrow credit debt / लोन क़र्ज़ कर्ज उधार ऋण / লোন ঋণ ধার rin dhar / कर्ज कर्जाचं लोन karj karja
gold / सोना सोने गोल्ड / সোনা সোনার গোল্ড sona sonar / सोनं सोने सोन्याचं गोल्ड sona sone
jewellery jewelry ornaments necklace bangles / गहना गहने ज़ेवर जेवर आभूषण / গয়না গহনা goyna / दागिने दागिना dagine
bank lender company finance / बैंक कंपनी / ব্যাঙ্ক ব্যাংক কোম্পানি bank / बँक बँकेत बँकेचं कंपनी
branch office centre center / शाखा ब्रांच दफ़्तर कार्यालय / শাখা অফিস shakha / शाखा कार्यालय shakha
account / खाता अकाउंट खाते / অ্যাকাউন্ট খাতা / खातं खाते khata
instalment installment emi due dues / किस्त किश्त ईएमआई बकाया / কিস্তি বকেয়া kisti / हप्ता थकबाकी hapta
fee fees charge charges cost price penalty fine / फ़ीस शुल्क ख़र्चा जुर्माना पेनल्टी चार्ज दाम क़ीमत कीमत खर्च / ফি খরচ দাম চার্জ জরিমানা phi khoroch dam / फी शुल्क खर्च दंड किंमत kharch kimat dand
discount offer cheaper / छूट ऑफ़र सस्ता डिस्काउंट / ছাড় অফার সস্তা char / सूट सवलत स्वस्त svasta
less reduce lower low / कम घटाओ कम-करो / কম কমান kom koman / कमी kami
more high higher increase extra too / ज़्यादा अधिक बढ़ाओ और महँगा ऊँचा जादा / বেশি বাড়ান আরও beshi aro / जास्त वाढवा अजून jasta
good great nice better best happy satisfied fine / अच्छा अच्छी बढ़िया बेहतर ख़ुश खुश ठीक / ভালো খুশি bhalo khushi / चांगला चांगली छान खूश changla chan
bad worse poor wrong / बुरा गलत ग़लत ख़राब / খারাপ ভুল bhul / वाईट चुकीचा चूक vaait chukicha
new fresh / नया नई नए / নতুন notun / नवीन नवा navin
old existing already / पुराना पुरानी पहले-से / পুরনো purono / जुना जुनी juna
safe safety secure security / सुरक्षित सुरक्षा सेफ / নিরাপদ নিরাপত্তা nirapod / सुरक्षित सुरक्षितता
trust believe reliable genuine real legit / भरोसा विश्वास यक़ीन असली सच / বিশ্বাস ভরসা আসল bishwas bhorosa asol / विश्वास खरा खरंच भरोसा
fraud scam fake cheat / धोखा ठगी फ़र्ज़ी नकली फ्रॉड / প্রতারণা ঠকানো জাল ভুয়ো / फसवणूक खोटा
documents document papers paperwork paper proof / काग़ज़ कागज़ कागज दस्तावेज़ दस्तावेज काग़ज़ी / কাগজ কাগজপত্র নথি kagoj kagojpotro / कागदपत्र कागदपत्रं कागद kagadpatra kagad
process procedure steps / प्रक्रिया तरीक़ा / প্রক্রিয়া পদ্ধতি / प्रक्रिया पद्धत
number / नंबर नम्बर / নম্বর নাম্বার nombor / नंबर क्रमांक
name / नाम / নাম naam / नाव naav nav
address location place / पता जगह ठिकाना / ঠিকানা জায়গা thikana / पत्ता जागा patta
house home / घर मकान / বাড়ি ঘর bari / घर घरी ghari
family / परिवार घरवाले / পরিবার বাড়ির poribar / कुटुंब घरचे घरच्यांना kutumb
husband / पति / স্বামী বর shami / नवरा मिस्टर navra
wife / पत्नी बीवी / স্ত্রী বউ stri bou / बायको पत्नी bayko
father dad papa / पापा पिता पिताजी / বাবা baba / वडील बाबा vadil
mother mom mummy / माँ मम्मी / মা ma / आई aai
son / बेटा बेटे / ছেলে chele / मुलगा mulga
daughter / बेटी / মেয়ে meye / मुलगी mulgi
child kid baby children / बच्चा बच्चे बच्ची / বাচ্চা শিশু bachcha / मूल बाळ मुलाला mul
friend friends / दोस्त मित्र / বন্ধু bondhu / मित्र mitra
doctor physician / डॉक्टर डॉ वैद्य / ডাক্তার ডাক্তারবাবু daktar / डॉक्टर
medicine tablet / दवा दवाई / ওষুধ oshudh / औषध गोळी aushadh
pain ache hurts / दर्द / ব্যথা byatha betha / दुखतंय दुखत वेदना dukhtay dukhat
fever sick ill / बुखार बीमार / জ্বর অসুস্থ jor / ताप आजारी tap
hospital clinic / अस्पताल क्लिनिक / হাসপাতাল ক্লিনিক / दवाखाना रुग्णालय davakhana
report test result / रिपोर्ट जाँच जांच / রিপোর্ট পরীক্ষা porikkha / तपासणी अहवाल रिपोर्ट
breath breathing / साँस सांस / শ্বাস নিঃশ্বাস shas / श्वास shvas
person human someone people / इंसान आदमी व्यक्ति / মানুষ লোক manush lok / माणूस माणसाशी व्यक्ती manus
manager boss senior / मैनेजर अधिकारी / ম্যানেজার / मॅनेजर साहेब
customer client / ग्राहक / গ্রাহক / ग्राहक
robot machine recording / रोबोट मशीन रिकॉर्डिंग / রোবট মেশিন রেকর্ডিং / रोबोट यंत्र
shop business trade work / दुकान धंधा व्यापार कारोबार काम / দোকান ব্যবসা কাজ dokan byabsha / दुकान धंदा व्यवसाय काम
job office-job salary / नौकरी तनख़्वाह वेतन / চাকরি বেতন chakri / नोकरी पगार nokri
wedding marriage / शादी विवाह / বিয়ে biye / लग्न lagna
busy occupied / व्यस्त बिज़ी बिजी / ব্যস্ত byasto / व्यस्त कामात
free available / ख़ाली फ़्री उपलब्ध मुफ़्त / ফাঁকা ফ্রি / मोकळा उपलब्ध मोफत
other different another else / दूसरा दूसरी दूसरे और अलग कोई-और / অন্য আরেকটা onno / दुसरा दुसरी दुसरे वेगळा dusra dusri
first / पहला पहली / প্রথম prothom / पहिला पहिली pahila
last previous final / आख़िरी पिछला आखिरी पिछली / শেষ গত আগের shesh ager / शेवटचा मागचा मागील
next upcoming following / अगला अगली अगले आगे / পরের সামনের porer samner / पुढचा पुढील पुढची pudhcha
all every each whole / सब सभी सारे सारा हर पूरा / সব প্রতি sob / सर्व सगळे सगळं प्रत्येक sarva sagle
some few little bit / कुछ थोड़ा थोड़ी कोई / কিছু একটু kichu ektu / काही थोडं थोडा kahi thoda
fast quick quickly urgent immediately soon / जल्दी तुरंत फ़ौरन तेज़ / তাড়াতাড়ি জলদি এখনই taratari / लवकर पटकन तातडीने lavkar
slow slowly / धीरे आराम / আস্তে ধীরে aste dhire / हळू सावकाश halu
far distance distant / दूर दूरी / দূর দূরে dur / लांब दूर lamb
big large / बड़ा बड़ी / বড় boro / मोठा मोठी motha
small short / छोटा छोटी / ছোট choto / लहान छोटा lahan
long duration / लंबा देर / লম্বা দেরি deri / उशीर लांब ushir
problem issue trouble difficulty / दिक्कत परेशानी समस्या तकलीफ़ / অসুবিধা সমস্যা osubidha somossa / अडचण त्रास समस्या adchan tras
complaint complain / शिकायत / অভিযোগ obhijog / तक्रार takrar
help support assist / मदद सहायता / সাহায্য shahajjo / मदत madat
bill receipt invoice / बिल रसीद / বিল রসিদ rosid / बिल पावती pavti
product item goods stuff parcel package delivery / सामान चीज़ डिलीवरी पार्सल / জিনিস মাল ডেলিভারি jinish / वस्तू सामान माल डिलिव्हरी
size colour color / साइज़ रंग / সাইজ রং / साईज रंग
weight gram grams heavy / वज़न वजन ग्राम / ওজন গ্রাম ojon / वजन ग्रॅम
water / पानी / জল পানি jol / पाणी pani
food eat meal lunch dinner breakfast / खाना भोजन नाश्ता / খাবার খাওয়া khabar / जेवण खाणे jevan
car vehicle drive driving / गाड़ी कार / গাড়ি gari / गाडी gadi
road route way highway street / रास्ता सड़क रास्ते मार्ग / রাস্তা পথ rasta / रस्ता मार्ग rasta
traffic jam / ट्रैफ़िक ट्रैफिक जाम भीड़ / যানজট জ্যাম / वाहतूक ट्रॅफिक
weather climate forecast temperature / मौसम तापमान / আবহাওয়া abohawa / हवामान तापमान havaman
rain rainy raining umbrella / बारिश बरसात वर्षा / বৃষ্টি brishti / पाऊस paus
hot heat warm sunny / गर्म गर्मी धूप / গরম gorom / गरम ऊन
cold cool snow / ठंड ठंडा सर्दी बर्फ़ बर्फ / ঠান্ডা শীত thanda sheet / थंड थंडी
event events party concert festival show / कार्यक्रम इवेंट त्योहार उत्सव / অনুষ্ঠান উৎসব onushthan / कार्यक्रम सण
city town village / शहर गाँव गांव / শহর গ্রাম shohor / शहर गाव shahar
school college study / स्कूल पढ़ाई / স্কুল পড়া / शाळा शिक्षण shala
ticket seat travel trip journey / टिकट सीट यात्रा सफ़र / টিকিট ভ্রমণ / तिकीट प्रवास tikit
card / कार्ड / কার্ড card / कार्ड
password pin otp code / पासवर्ड पिन ओटीपी कोड / পাসওয়ার্ড পিন / पासवर्ड पिन
app online website internet / ऐप ऑनलाइन इंटरनेट / অ্যাপ অনলাইন / ॲप ऑनलाइन
insurance policy / बीमा पॉलिसी / বীমা বিমা / विमा विमा-पॉलिसी vima
auction / नीलामी नीलाम / নিলাম nilam / लिलाव lilav
pledge mortgage pawn / गिरवी रेहन बंधक / বন্ধক bondhok / गहाण तारण gahan
profit saving savings benefit advantage / फ़ायदा लाभ बचत मुनाफ़ा फायदा / লাভ সুবিধা labh subidha / फायदा नफा बचत
agree accept okay ready / राज़ी मंज़ूर तैयार मान / রাজি raji / तयार मान्य
interested interest-in / रुचि दिलचस्पी / আগ্রহ / रस आवड
language hindi english / भाषा / ভাষা / भाषा
die died dead death passed / मर गुज़र देहांत मौत / মারা mara / वारले मृत्यू
die-myself suicide kill / ख़ुदकुशी आत्महत्या / আত্মহত্যা / आत्महत्या
alarm / अलार्म / অ্যালার্ম / अलार्म
timer stopwatch / टाइमर / টাইমার / टायमर
snooze / झपकी स्नूज़ / / स्नूझ
photo picture video / फ़ोटो तस्वीर वीडियो / ছবি chobi / फोटो चित्र
news / ख़बर समाचार / খবর khobor / बातमी
meeting / बैठक मीटिंग मुलाक़ात / মিটিং / बैठक मीटिंग
minute minutes second seconds / मिनट सेकंड / মিনিট সেকেন্ড minit / मिनिट सेकंद
list / सूची लिस्ट / তালিকা / यादी
skip ahead / छोड़ो छोड़ / বাদ / सोडा
monday tuesday wednesday thursday friday saturday sunday / सोमवार मंगलवार बुधवार गुरुवार शुक्रवार शनिवार रविवार इतवार / সোমবার মঙ্গলবার বুধবার বৃহস্পতিবার শুক্রবার শনিবার রবিবার sombar mongolbar budhbar brihospotibar shukrobar shonibar robibar / सोमवारी मंगळवार बुधवारी गुरुवारी शुक्रवारी शनिवारी रविवारी
january february march april may june july august september october november december / जनवरी फ़रवरी मार्च अप्रैल मई जून जुलाई अगस्त सितंबर अक्टूबर नवंबर दिसंबर / জানুয়ারি ফেব্রুয়ারি / जानेवारी फेब्रुवारी
one two three four five six seven eight nine ten / एक तीन चार पाँच पांच छह सात आठ नौ दस / এক দুই তিন চার পাঁচ ছয় সাত আট নয় দশ ek dui tin panch choy shat aat / दोन पाच सहा नऊ दहा don pach saha daha
hundred thousand lakh crore / सौ हज़ार लाख करोड़ / শো হাজার লাখ কোটি / शंभर हजार लाख कोटी
reach reached arrival destination / पहुँचना पहुँचने पहुँच पहुंचूंगा पहुँचा pahunch* / পৌঁছাতে পৌঁছব pouchte / पोहोचणार पोहोचायला पोचणार
get-out out outside leave exit depart / बाहर निकलना निकल निकलूँ निकलता / বাইরে বেরোতে বেরোব baire / बाहेर निघायचं निघतो baher
use using / इस्तेमाल उपयोग प्रयोग / ব্যবহার byabohar / वापर वापरतो
with along together / साथ / সঙ্গে সাথে songe sathe / सोबत बरोबर sobat
birthday anniversary / जन्मदिन सालगिरह / জন্মদিন jonmodin / वाढदिवस vadhdivas
price-of value worth quote / भाव मूल्य / মূল্য / भाव मूल्य
expensive costly / महँगा महंगा महंगी / দামি dami / महाग mahag
same equal / वही उसी बराबर / একই eki / तोच तसाच
decide fix finalise / तय पक्का / ঠিক-করা / ठरव ठरवतो
enough only just / बस सिर्फ़ केवल / শুধু shudhu / फक्त fakta
true false proof evidence / सबूत प्रमाण / প্রমাণ / पुरावा
worry scared fear afraid / चिंता डर डरता फ़िक्र / চিন্তা ভয় chinta bhoy / काळजी भीती kalji
complicated hassle difficult hard tough / झंझट मुश्किल कठिन उलझन / ঝামেলা কঠিন jhamela / अवघड किचकट कटकट avghad
easy simple / आसान सरल / সহজ sohoj / सोपं सोपा sopa
score cibil income / सिबिल आय आमदनी / আয় / उत्पन्न
accident crash / दुर्घटना एक्सीडेंट / দুর্ঘটনা / अपघात
hear listen heard sound / सुनना सुना सुन सुनाई / শুনতে শোনা shunte / ऐकू ऐकलं aiku
happen happens happened / हुआ होता होगा हुई हो होगी / হবে হয় হয়েছে hobe hoy hoyeche / होईल होतं झालं झाला झाले होणार hoil hota zala zale honar
do does did make doing / करना करो करूँ करें कर करता करते कीजिए कीजिये किया की / করা করতে করব করুন করেন korte korbo korun / कर करा करतो करायचं करायचे करून kara karto karaycha
will-take charge-will / लगेगा लगेगी लगता लगती लगेंगे / লাগে lage / लागेल लागतो लागते lagel
must have-to should / पड़ेगा पड़ेगी पड़ता होगा / হবে-করতে / लागेल-करावं लागणार
stay live rest / रहना रहता रहूँगा रहेगा रहती / থাকা থাকি থাকবে thaki thakbe / राहतो राहील राहते rahto rahil
read write note / लिखना लिखो पढ़ना लिख / লিখুন লেখা পড়ুন likhun / लिहा लिहून वाचा liha
sit stand sleep / बैठना बैठते सोना-है / বসেন বসা boshen / बसतो बसतात astat
up down on off / ऊपर नीचे / উপরে নিচে / वर खाली
area here there / यहाँ वहाँ इधर उधर / এখানে ওখানে ekhane okhane / इथे तिथे इकडे ithe tithe ikde
until till by / तक / পর্যন্ত অবধি porjonto / पर्यंत
about regarding / बारे विषय / সম্পর্কে ব্যাপারে byapare / बद्दल विषयी
best most maximum minimum / सबसे अधिकतम / সবচেয়ে / सर्वात
team member staff agent executive / कर्मचारी स्टाफ़ एजेंट / কর্মী / कर्मचारी
group chat / ग्रुप समूह / গ্রুপ / गट
movie film cinema theatre / फ़िल्म फिल्म सिनेमा / সিনেমা / चित्रपट सिनेमा
market groceries vegetables / बाज़ार सब्ज़ी किराना / বাজার সবজি / बाजार भाजी किराणा
train bus flight airport station / ट्रेन बस हवाई / ট্রেন বাস / रेल्वे बस
festival holiday christmas diwali / छुट्टी दिवाली / ছুটি পুজো / सुट्टी दिवाळी
source from / कहाँ-से किधर-से / থেকে theke / कुठून पासून
`
  .split("\n")
  .filter((line) => line !== "");
