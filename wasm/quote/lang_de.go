package quote

import "strings"

// langGerman is German. Verbs of saying follow the verba dicendi of the Duden grammar (reported speech, Konjunktiv I) and of news prose; forms
// are made by rule, strong verbs listed. Given names are the commonest of the registers, with those of the north and of Switzerland.
var langGerman = language{
	tag:    "de",
	commas: true,
	nouns:  true,
	say: `sagen erklären betonen berichten erzählen fragen antworten schreiben behaupten bestätigen versichern warnen mahnen fordern verlangen
		kritisieren loben bezeichnen nennen begründen erläutern ergänzen erwidern entgegnen beklagen klagen melden äußern bedauern
		versprechen ankündigen mitteilen hinzufügen anmerken einräumen zugeben feststellen hervorheben zusammenfassen vorschlagen vorwerfen
		hinweisen ausführen einwenden klarstellen bekanntgeben zurückweisen abstreiten nachfragen aussagen wiederholen dementieren bestreiten
		unterstreichen präzisieren kommentieren scherzen witzeln rufen flüstern murmeln schimpfen spotten jubeln prophezeien verkünden
		verraten gestehen schildern empfehlen raten appellieren bitten beteuern bekräftigen beschreiben bilanzieren resümieren
		prognostizieren informieren erinnern zitieren heißen wettern poltern meckern argumentieren konstatieren verneinen bejahen danken
		verweisen urteilen formulieren plädieren signalisieren unken seufzen widersprechen einwerfen`,
	call: "bezeichnen nennen kritisieren loben beschreiben schildern",
	think: `meinen glauben denken finden hoffen fürchten befürchten vermuten erwarten wünschen bezweifeln schätzen annehmen halten wissen
		rechnen zweifeln`,
	verbs: `sein haben werden können müssen sollen wollen dürfen mögen`,
	splits: `teilen:mit fügen:hinzu kündigen:an merken:an räumen:ein geben:zu stellen:fest heben:hervor fassen:zusammen schlagen:vor werfen:vor
		weisen:hin weisen:zurück führen:aus wenden:ein stellen:klar geben:bekannt streiten:ab fragen:nach sagen:aus nehmen:an sagen:zu geben:an`,
	irregular: `schrieb=schreiben/p schrieben=schreiben/p geschrieben=schreiben/p rief=rufen/p riefen=rufen/p widersprach=widersprechen/p widersprachen=widersprechen/p gerufen=rufen/p nannte=nennen/p nannten=nennen/p
		genannt=nennen/p versprach=versprechen/p versprachen=versprechen/p versprochen=versprechen/p verspricht=versprechen/s
		bat=bitten/p baten=bitten/p gebeten=bitten/p riet=raten/p rieten=raten/p geraten=raten/p rät=raten/s empfahl=empfehlen/p
		empfahlen=empfehlen/p empfohlen=empfehlen/p empfiehlt=empfehlen/s gestand=gestehen/p gestanden=gestehen/p verriet=verraten/p
		verrieten=verraten/p verrät=verraten/s beschrieb=beschreiben/p beschrieben=beschreiben/p unterstrich=unterstreichen/p
		unterstrichen=unterstreichen/p verwies=verweisen/p verwiesen=verweisen/p bestritt=bestreiten/p bestritten=bestreiten/p
		hieß=heißen/p heißt=heißen/s dachte=denken/p dachten=denken/p gedacht=denken/p fand=finden/p fanden=finden/p hielt=halten/p
		hielten=halten/p hält=halten/s wusste=wissen/p wussten=wissen/p weiß=wissen/s
		mitgeteilt=mitteilen/p angekündigt=ankündigen/p hinzugefügt=hinzufügen/p eingeräumt=einräumen/p zugegeben=zugeben/p
		festgestellt=feststellen/p hervorgehoben=hervorheben/p vorgeschlagen=vorschlagen/p hingewiesen=hinweisen/p bekanntgegeben=bekanntgeben/p
		gab=geben/p gaben=geben/p gibt=geben/s warf=werfen/p warfen=werfen/p wirft=werfen/s hob=heben/p hoben=heben/p wies=weisen/p
		wiesen=weisen/p schlug=schlagen/p schlugen=schlagen/p schlägt=schlagen/s nahm=nehmen/p nahmen=nehmen/p nimmt=nehmen/s
		wandte=wenden/p stritt=streiten/p stritten=streiten/p
		war=sein/p waren=sein/p ist=sein/s sind=sein/s hatte=haben/p hatten=haben/p hat=haben/s haben=haben/s wurde=werden/p wurden=werden/p
		wird=werden/s konnte=können/p kann=können/s muss=müssen/s musste=müssen/p soll=sollen/s will=wollen/s wollte=wollen/p darf=dürfen/s`,
	inflect:    inflectGerman,
	decline:    declineGerman,
	names:      namesGerman,
	key:        germanKey,
	nominative: nominativeOfGerman,
	frame:      frameGerman,
	cue:        cueGerman,
	subject:    subjectGerman,
	content:    contentGerman,
	finite:     finiteGerman,
	reported:   reportedGerman,
	title:      titleGerman,
	actor:      actorGerman,
	words: []wordList{
		{clSubject | clMale, "er"}, {clSubject | clFemale, "sie"}, {clSubject, "es man"}, {clSubject | clPerson, "ich wir du ihr"},
		{clObject | clMale, "ihm ihn"}, {clObject | clFemale, "ihr"}, {clObject | clPlural, "ihnen"}, {clObject | clPerson, "mir mich uns dir dich euch sich"},
		{clHis | clMale, "sein seine seiner seinen seinem seines"}, {clHis | clFemale, "ihre ihrer ihren ihrem ihres"},
		{clHis | clPerson, "mein meine meiner meinen meinem unser unsere unserer unseren unserem"},
		{clRel, "welcher welche welches welchen welchem dessen deren denen"},
		{clThat, "dass ob warum wieso weshalb wer was wo wohin woher wann"},
		{clSub, `weil während obwohl als nachdem bevor wenn falls sobald solange seit damit sodass indem sofern`},
		{clDet, `der die das den dem des ein eine einer einen einem eines dieser diese dieses diesen diesem jener jene jenes jenen jenem jeder jede
			jedes jeden jedem alle allen aller viele vielen einige einigen mehrere mehreren manche manchen beide beiden kein keine
			keiner keinen keinem andere anderen zwei drei vier fünf sechs sieben acht neun zehn zwölf etliche zahlreiche`},
		{clPrep, `in im ins an am ans auf aufs aus bei beim bis durch für gegen hinter mit nach neben ohne über um unter von vom vor vorm zu zum zur
			zwischen wegen trotz gegenüber seit laut zufolge gemäß entlang außer statt angesichts aufgrund anlässlich binnen`},
		{clConj, "und oder aber sondern denn doch sowie"},
		{clNot, "nicht nie niemals"},
		{clAdv, `auch noch schon wieder dann danach später zuvor jetzt nun heute gestern morgen hier dort da so sehr nur erst bereits immer
			oft manchmal kaum fast etwa rund knapp außerdem zudem jedoch allerdings dennoch trotzdem deshalb daher darum
			weiter weiterhin hingegen dagegen schließlich zuletzt bald gleich sofort leise laut einmal zweimal dreimal mehrmals wie gerne gern
			bislang bisher inzwischen mittlerweile vielmehr ebenfalls ebenso unterdessen derzeit zugleich voll gar ganz wohl`},
		{clParticle, "mit hinzu an ein zu fest hervor zusammen vor hin zurück aus klar bekannt ab nach"},
		{clTime, `montag dienstag mittwoch donnerstag freitag samstag sonnabend sonntag januar februar märz april mai juni juli august september
			oktober november dezember jahr jahre jahren jahres woche wochen monat monate monaten tag tage tagen abend morgen mittag nachmittag
			vormittag nacht heute gestern stunde stunden minute minuten uhr frühjahr frühling sommer herbst winter ostern weihnachten pfingsten
			montagabend dienstagabend mittwochabend donnerstagabend freitagabend wochenende ende anfang mitte jahrhundert jahrzehnt`},
		{clMeasure, `prozent euro cent millionen milliarden tausend hundert meter kilometer kilo tonnen liter stück grad hektar million milliarde dollar franken
			tonne quadratmeter dutzend paar teil teile hälfte drittel viertel`},
		{clTitle | clMale, "herr herrn"}, {clTitle | clFemale, "frau fräulein"},
		{clTitle, "dr prof dr. prof. doktor graf gräfin freiherr pastor pastorin"},
		{clRole | clSenior, `präsident bundespräsident ministerpräsident minister kanzler bundeskanzler chef bürgermeister oberbürgermeister vorsitzender vorsitzende
			landrat senator staatssekretär ortsvorsteher`},
		{clRole | clSenior | clFemale, `präsidentin ministerin kanzlerin chefin bürgermeisterin oberbürgermeisterin landrätin senatorin ministerpräsidentin
			ortsvorsteherin staatssekretärin`},
		{clRole | clExpert, `experte ökonom analyst wissenschaftler forscher professor historiker politologe soziologe biologe geologe jurist fachmann ökologe hydrologe`},
		{clRole | clExpert | clFemale, `expertin ökonomin analystin wissenschaftlerin forscherin professorin historikerin politologin soziologin biologin geologin juristin
			fachfrau ökologin hydrologin`},
		{clRole, `sprecher direktor leiter bauer fischer arzt lehrer schüler student anwalt richter kapitän fährmann lotse wirt gastwirt händler kaufmann unternehmer
			architekt ingenieur förster jäger müller bäcker metzger polizist beamter feuerwehrmann trainer spieler sportler
			autor schriftsteller dichter regisseur schauspieler musiker maler journalist redakteur reporter abgeordneter
			abgeordnete botschafter berater assistent mitarbeiter stellvertreter vertreter nachbar anwohner bewohner bürger einwohner zeuge
			rentner kunde besitzer eigentümer betreiber gründer vorstand intendant kurator archivar bibliothekar hausmeister
			werftarbeiter meister hafenmeister führer schleusenwärter deichgraf deichgräfin pfarrer küster imker winzer kritiker gegner anhänger mitglied mann frau kind
			vater mutter sohn tochter bruder schwester witwe witwer gast freiwilliger helfer veranstalter organisator landwirt`},
		{clRole | clFemale, `sprecherin direktorin leiterin bäuerin fischerin ärztin lehrerin schülerin studentin anwältin richterin kapitänin wirtin gastwirtin händlerin kauffrau
			unternehmerin architektin ingenieurin försterin polizistin beamtin trainerin spielerin autorin schriftstellerin regisseurin
			schauspielerin musikerin malerin journalistin redakteurin reporterin botschafterin beraterin assistentin mitarbeiterin
			stellvertreterin vertreterin nachbarin anwohnerin bewohnerin bürgerin zeugin rentnerin kundin besitzerin eigentümerin
			betreiberin gründerin intendantin kuratorin archivarin bibliothekarin pfarrerin imkerin winzerin helferin meisterin führerin landwirtin schleusenwärterin`},
		{clGroup | clPlural, `experten forscher anwohner bewohner bürger kritiker gegner anhänger beobachter behörden ermittler leute eltern fachleute händler
			wissenschaftler ökonomen historiker nachbarn zeugen vertreter helfer einwohner fischer bauern landwirte`},
		{clBody, `polizei feuerwehr ministerium behörde amt hafenamt verwaltung stadtverwaltung gemeinde regierung bundesregierung landesregierung stadtrat
			gemeinderat kreistag landtag bundestag parlament partei fraktion verband verein gewerkschaft firma unternehmen konzern
			gesellschaft genossenschaft bank sparkasse stiftung institut universität hochschule schule akademie krankenhaus klinik museum
			theater kirche gericht staatsanwaltschaft agentur zeitung blatt magazin zeitschrift sender redaktion portal werft reederei fabrik werk wasserwerk
			kommission ausschuss rat kammer club klub orchester hotel gasthaus gasthof restaurant café kneipe laden brauerei schiff
			motorschiff fähre dampfer boot kutter frachter segelschiff zug initiative bürgerinitiative bündnis pressestelle`},
		{clDoc, `bericht studie umfrage gutachten mitteilung pressemitteilung erklärung brief schreiben papier dokument artikel beitrag gesetz urteil beschluss
			protokoll interview statistik untersuchung analyse antrag verordnung vertrag`},
		{clWork, `film roman buch lied stück oper serie sendung album gedicht gemälde ausstellung projekt podcast musical ballett erzählung novelle krimi
			dokumentation schlager hörspiel konzert festival reihe`},
		{clPlace, "deutschland berlin hamburg münchen köln schweiz österreich europa russland moskau usa frankreich"},
		{clPaper, "post zeitung blatt tageblatt bote kurier anzeiger rundschau nachrichten echo merkur presse wochenblatt stimme bild courier"},
		{clSaid, `angaben ansicht meinung einschätzung auffassung worten darstellung überzeugung aussage aussagen informationen erkenntnissen
			einschätzungen schätzung schätzungen berechnungen sicht`},
		{clConjv, `sei seien habe werde könne müsse solle wolle dürfe möge wisse gebe gehe komme stehe nehme sehe bleibe lasse hätte hätten wäre wären würde
			würden könnte könnten müsste müssten dürfte`},
		{clFirst | clMale, `adrian albert alexander alfred andreas anton armin arne arno axel benedikt benjamin bernd bernhard bjarne boris bruno carl christian
			christoph clemens daniel david detlef dieter dietmar dirk eberhard eckhard emil erich erik ernst erwin eugen fabian falk felix
			ferdinand finn florian frank franz frederik friedrich fritz georg gerd gerhard gert gregor günter günther gunnar gustav hannes
			hans harald hartmut hauke heiko heiner heino heinrich heinz helge hellmut helmut hendrik henning herbert hermann holger horst
			hubert hugo ingo ivo jakob jan jannis jens joachim jochen johann johannes jonas jörg josef julian jörn jonah jens jürgen kai karl karsten kaspar
			klaas klaus konrad kurt lars leo leon leonhard lorenz ludwig lukas malte manfred marco marcel mario marius markus martin
			matthias max maximilian michael moritz nico niklas nils norbert olaf oliver onno oskar otto pascal paul peter philipp rainer
			ralf reinhard reto richard robert roland rolf rudolf rüdiger samuel sebastian siegfried simon stefan steffen sven theo theodor
			thomas thorben thorsten till tilo tim tobias tom torben torsten udo ulf ulrich urs uwe valentin viktor volker walter werner
			wilfried wilhelm willi wolfgang wolfram xaver`},
		{clFirst | clFemale, `agnes alexandra alma amelie andrea angela angelika anja anke anna annegret annette antje astrid barbara beate berta bettina birgit
			brigitte britta carla carolin christa christel christiane christina christine clara claudia cordula cornelia dagmar daniela
			doris dorothea edith elena elfriede elisabeth elke ella elsbeth emilia emma erika erna esther eva franziska frauke frieda gabriele
			gerda gerlinde gertrud gesa gesine gisela greta gudrun hanna hannah hannelore heide heidi heike helene helga henrike henriette hilde
			hildegard hilke ilse imke ina inga inge ingeborg ingrid insa irene iris irmgard jana johanna julia juliane jutta karin karla karoline
			katharina kathrin katja katrin kerstin klara klaudia lara laura lea lena leonie lisa lotte luise magdalena maike mara mareike
			margarete margit margot maria marianne marie marion marlene marta martina mathilde melanie mia mira mirjam monika nadine nadja
			natalie nele nicole nina nora olga paula petra pia ramona regina regine regula renate rita rosa rosemarie ruth sabine sabrina sandra
			sarah saskia sibylle sigrid silke silvia simone sofie sonja sophie stefanie susanne sylvia tanja tatjana telse thea theresa tina ulla
			ulrike ursula ute vera verena veronika viola vivien waltraud wencke wiebke yvonne`},
	},
}

// inflectGerman gives the weak forms of an infinitive: past, present, subjunctive, participle.
func inflectGerman(plain string, add func(form string, c class)) {
	stem, ok := strings.CutSuffix(plain, "en")
	if !ok {
		if stem, ok = strings.CutSuffix(plain, "n"); !ok {
			return
		}
	}
	e := ""
	if strings.HasSuffix(stem, "t") || strings.HasSuffix(stem, "d") || strings.HasSuffix(stem, "n") && strings.HasSuffix(plain, "chnen") {
		e = "e"
	}
	add(stem+e+"te", clPast)
	add(stem+e+"ten", clPast|clPlural)
	add(stem+e+"t", clThird)
	add(stem+"e", clConjv)
	add("ge"+stem+e+"t", clPart)
	if !strings.HasPrefix(plain, "ge") {
		add(stem+e+"t", clPart)
	}
	add(stem+"end", clIng)
}

// declineGerman gives the genitive and plural forms of a noun that its ending allows; what does not exist does no harm.
func declineGerman(noun string, add func(form string, c class)) {
	switch {
	case strings.HasSuffix(noun, "in"):
		add(noun+"nen", clPlural)
	case strings.HasSuffix(noun, "e"):
		add(noun+"n", clPlural)
		add(noun+"r", 0)
	case strings.HasSuffix(noun, "er"):
		add(noun+"s", clOblique)
		add(noun+"n", clPlural|clOblique)
	default:
		add(noun+"s", clOblique)
		add(noun+"es", clOblique)
		add(noun+"en", clPlural)
		add(noun+"e", clPlural)
		add(noun+"n", clPlural)
	}
}
