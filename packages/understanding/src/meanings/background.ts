// A table: what callers say that is about no agent's business. Training sees it as "none of these", so that the frames of
// sentences ("mujhe … chahiye", "… kab hai", "what is the …") do not pass for meanings.

export const background: readonly string[] = `
mujhe chai chahiye
mujhe naya mobile chahiye
mujhe gaadi leni hai
mera computer nahi chal raha
mera bhai school jaata hai
meri maa ko bukhar hai
mere paas kutta hai
humare yahan baarish ho rahi hai
aaj bahut garmi hai
kal holi hai
kal mera janamdin hai
aaj ka akhbaar padha
tv pe kya aa raha hai
bus kab aayegi
gaadi kab niklegi
hotel kahan hai
dukaan kab band hoti hai yahan
aap kahan se ho
aap kya khate ho
aap kitne bhai behen ho
kitne log hain ghar mein
gaana bajao
khana bana rahi hoon
bachche so rahe hain
main bazaar ja raha hoon
main abhi soya tha
main theek hoon aap batao
kuch aur batao
kuch bhi nahi
kya ho raha hai
kya baat hai
kya naam hai aapka
kaun bol raha hai
kahan se bol rahe ho
kaise ho
aur kya haal hai
sab badhiya
bahut achha
bilkul sahi
koi nahi
pata nahi
pani nahi aa raha
light chali gayi
internet nahi chal raha
sim card block ho gaya
gas cylinder khatam
school ki fees bharni hai
pan card banwana hai
passport banana hai
ration card kahan banega
naukri chahiye
ghar kiraye pe chahiye
zameen bechni hai
gaadi bechni hai
kapde kharidne hain
sabzi mandi
doodh kitne ka hai
aloo pyaaz ka bhav
petrol pump kahan hai
ticket cancel karna hai
khana order karna hai
taxi bulao
dawai chahiye
chashma banwana hai
मुझे चाय चाहिए
मुझे नया मोबाइल चाहिए
मेरा टीवी ख़राब है
आज बहुत गर्मी है
कल छुट्टी है
बस कब आएगी
आप कहाँ से हैं
मैं बाज़ार जा रहा हूँ
बच्चे सो रहे हैं
क्या हो रहा है
कौन बोल रहा है
गाना सुनाओ
बिजली चली गई
पानी नहीं आ रहा
घर में मेहमान आए हैं
मुझे नौकरी चाहिए
खाना बना रही हूँ
दूध कितने का है
कुछ भी नहीं
सब बढ़िया
I want a cup of tea
I want to buy a car
I want to watch a movie
I need a new phone
I need water
do you like music
do you know my brother
are you from delhi
what is your name
what is the time
what is the score
what is for dinner
where is the station
where are you from
when is the festival
when does the bus come
how are you
how is your family
how old is your house
how far is the airport
who is there
who won yesterday
which film is good
can I have some food
can you fix my computer
my computer is slow
my dog is sick
my child is in school
my house is far
I am at home
I am going to the market
I am watching television
it is raining
it is very hot today
today is a holiday
tomorrow is my birthday
the power is gone
the road is closed
tell me the news
nothing much
all good
very nice
okay tell me
let me know
i don't know
one two three
amar ekta gari chai
আমার একটা গাড়ি চাই
আজ খুব গরম
বাস কখন আসবে
আমি বাজারে যাচ্ছি
কী হচ্ছে
মলা चहा हवा आहे
मला नवीन गाडी हवी आहे
आज खूप ऊन आहे
बस कधी येणार
मी बाजारात चाललो आहे
काय चाललंय
कालची मॅच कोणी जिंकली
मॅच कोण जिंकलं
आज मॅच कधी आहे
हवामान कसं आहे
पाऊस पडतोय का
मला नवीन मोबाईल घ्यायचा आहे
माझा टीव्ही खराब झालाय
मुलं झोपली आहेत
स्वयंपाक करतेय
उद्या सुट्टी आहे
तुम्ही कुठून बोलताय
तुम्ही कोण आहात
तुमचं नाव काय
तुम्ही कसे आहात
मी ठीक आहे
काही नाही
वीज गेली आहे
पाणी येत नाही
दुधाचा भाव काय
भाजी आणायची आहे
गाणं लाव
चित्रपट कोणता चांगला आहे
मुंबईला जायचंय मला
ट्रेन किती वाजता आहे
माझा वाढदिवस आहे
घरी पाहुणे आलेत
बातम्या सांगा
तिकीट काढायचं आहे
गाडी घ्यायची आहे
গতকাল ম্যাচ কে জিতল
আজ খেলা কখন
আবহাওয়া কেমন
বৃষ্টি হচ্ছে
আমার নতুন মোবাইল লাগবে
টিভি খারাপ হয়ে গেছে
বাচ্চারা ঘুমোচ্ছে
রান্না করছি
কাল ছুটি
আপনি কোথা থেকে বলছেন
আপনি কে
আপনার নাম কী
কেমন আছেন
আমি ভালো আছি
কিছু না
কারেন্ট চলে গেছে
জল আসছে না
দুধের দাম কত
বাজার করতে হবে
গান চালাও
কোন সিনেমাটা ভালো
ট্রেন কটায়
আজ আমার জন্মদিন
বাড়িতে লোক এসেছে
খবর বলুন
টিকিট কাটব
kal match kaun jeeta
कल मैच कौन जीता
match kis time hai
who won the match yesterday
`
  .split("\n")
  .filter((line) => line !== "");
