package quote

import "strings"

// langEnglish is English. The verbs of saying come from the statistics of PolNeAR's training articles (counts alone) and from the verb
// classes 37.1 to 37.13 and 29 of Levin, English Verb Classes and Alternations (1993); given names from the US census of 1990.
var langEnglish = language{
	tag: "en",
	say: `say tell ask add write call note report announce suggest describe argue continue decline explain acknowledge accuse declare claim insist
		warn predict promise vow pledge respond reply answer tweet state stress emphasize emphasise contend maintain assert allege conclude
		concede confirm admit deny defend dismiss criticize criticise denounce decry condemn blast slam mock praise urge recommend propose
		advise request demand plead remark observe comment mention recall remember recount relate repeat reiterate reveal disclose complain
		lament joke quip boast brag exclaim shout scream yell whisper murmur mutter sigh laugh snap retort counter object protest dispute
		challenge question question inquire wonder speculate estimate forecast hint imply intimate indicate signal inform notify remind assure
		reassure convince persuade caution cite quote refer characterize characterise label brand dub deem tout hail laud applaud commend
		congratulate thank apologize apologise swear testify attest affirm reaffirm reassert elaborate specify clarify summarize summarise
		interject interrupt chime opine muse reason theorize theorise posit advocate lecture chide scold rebuke rail rant vent gush coo
		chant preach proclaim pronounce profess recite read publish post blog text email talk address outline detail
		underscore underline highlight point conceded agree disagree insinuate charge blame ridicule taunt tease lash hit rip attack
		lambaste lambast castigate deride disparage dub hammer knock needle skewer excoriate berate invite instruct order command counsel
		implore beg beseech exhort implored forewarn foretell prophesy guarantee certify avow aver espouse volunteer offer wrote phrase voice
		express utter convey communicate echo scoff sneer snort crow fume thunder bellow bark growl drawl gasp groan wail sob chuckle grin
		smile cheer marvel reckon rule find list sign ponder raise warn summon liken compare pan bash reprimand reproach vouch hypothesize
		fire concur endorse credit confess enthuse crack venture begin conclude`,
	tell: "tell remind assure reassure inform notify convince persuade warn advise caution instruct ask email text teach promise",
	call: `call describe accuse criticize criticise denounce decry condemn blast slam mock praise urge defend dismiss label brand dub deem tout hail laud
		applaud commend congratulate thank blame ridicule taunt tease attack lambaste lambast castigate deride disparage hammer characterize
		characterise quote cite chide scold rebuke challenge question endorse liken compare pan bash credit demand invite order implore beg
		express voice`,
	think: `think believe want hope expect feel fear know see seem appear wish worry understand consider assume suspect doubt guess imagine figure
		show demonstrate prove suggest plan intend seek aim support oppose back favor favour prefer like love hate learn realize realise notice
		refuse threaten agree decide regard view perceive interpret anticipate foresee envision judge reject rule hear discover determine
		conclude identify need depict portray cast paint frame accept calculate concern name project expect plot hold`,
	verbs: `be have do go get make come take give use work try leave keep let start run move live bring happen stand lose pay meet include set lead
		change watch follow stop create open walk win teach spend grow serve die send build stay fall cut reach kill remain raise pass sell
		require sit play turn help provide become put mean look sound arrive visit hold receive join enter return rise increase drop close
		reduce carry draw drive fly hang hide hurt jump kick lay lie lift listen load lock mark marry mix occupy occur own pick produce
		protect pull push recover release remove replace represent reverse ride ring roll rush save score search select settle shake share
		shift shoot shut sing sleep slip spread stage step stick strike struggle study submit suffer surround survive swing switch talk tend
		throw touch train travel treat vote wait wake wander wash wear withdraw worry campaign discuss host hire face lag trail poll
		release launch continue begin end finish allow enable force cause affect involve contain cover cross deal deliver depend deserve
		develop earn eat drink emerge ensure establish exist expand explore fail fight fill fit focus form gain gather handle head
		hand impose improve invest issue keep land last laugh limit link manage match miss obtain operate organize park perform place
		prepare prevent process promote qualify quit react rely repair resign resist resolve respect rest restore result retain retire
		sponsor stem store succeed sue supply suspend sweep target tie trade transfer transform trust undergo unite update urge
		violate volunteer warn weigh wipe accompany acquire adapt adopt arrest assign attempt attend attract avoid ban base bear beat
		belong benefit break burn buy calculate cancel capture catch celebrate choose claim clean clear climb collapse collect combine
		commit compete complete concern conduct connect constitute consult contact contribute control convert cook cost count crash
		crush damage dance date debate define defeat delay destroy differ direct disappear display divide dominate double drag dress
		elect eliminate embrace employ encourage engage enjoy escape evolve examine exceed exercise expose extend fix float flood
		flow fold forget forgive freeze fund generate grab grant greet guide hug hunt ignore illustrate injure inspire install
		introduce invade investigate kiss knock lean lend level lower maintain measure mount nominate note overcome owe pack
		participate pause persist plant please possess pour power praise press print prompt prosecute punish pursue rank
		react recognize reflect register regulate reinforce relax renew rescue reserve reside restrict reveal review reward
		rob ruin sail satisfy scare secure seize sentence separate shape shine shock shout skip slide slow smell smile
		smoke solve sort spark spell spin split spot stare steal stir strengthen stretch stuff surge surprise
		surrender swear sweat swim tackle tap taste tear test thrive tighten toss tour track trigger undermine
		unveil vary veto wave weaken whip widen witness wound wrap yield boost fade flee echo surface`,
	irregular: `said=say/p says=say/s saying=say/g told=tell/p wrote=write/p written=write/p spoke=speak/p spoken=speak/p swore=swear/p sworn=swear/p
		read=read/p begged=beg/p bragged=brag/p quipped=quip/p admitted=admit/p thought=think/p knew=know/p known=know/p
		saw=see/p seen=see/p felt=feel/p sought=seek/p showed=show/p shown=show/p understood=understand/p found=find/p foresaw=foresee/p
		heard=hear/p forecast=forecast/p foretold=foretell/p began=begin/p begun=begin/p went=go/p gone=go/p got=get/p made=make/p came=come/p
		took=take/p taken=take/p gave=give/p given=give/p left=leave/p kept=keep/p ran=run/p brought=bring/p stood=stand/p lost=lose/p
		paid=pay/p met=meet/p led=lead/p won=win/p taught=teach/p spent=spend/p grew=grow/p sent=send/p built=build/p fell=fall/p sold=sell/p
		sat=sit/p became=become/p meant=mean/p held=hold/p rose=rise/p risen=rise/p drew=draw/p drawn=draw/p drove=drive/p driven=drive/p
		flew=fly/p hung=hang/p hid=hide/p laid=lay/p lay=lie/p rode=ride/p rang=ring/p shook=shake/p shot=shoot/p sang=sing/p slept=sleep/p
		stuck=stick/p struck=strike/p swung=swing/p threw=throw/p woke=wake/p wore=wear/p worn=wear/p withdrew=withdraw/p dealt=deal/p
		ate=eat/p drank=drink/p fought=fight/p beat=beat/p broke=break/p broken=break/p bought=buy/p caught=catch/p chose=choose/p
		chosen=choose/p forgot=forget/p froze=freeze/p overcame=overcome/p stole=steal/p swept=sweep/p swam=swim/p tore=tear/p fled=flee/p
		was=be/p were=be/p been=be/p is=be/s are=be/s am=be/s being=be/g had=have/p has=have/s having=have/g did=do/p done=do/p does=do/s
		argued=argue/p pled=plead/p retold=retell/p put=put/p set=set/p let=let/p hit=hit/p cut=cut/p cost=cost/p hurt=hurt/p rid=rid/p
		shut=shut/p spread=spread/p quit=quit/p cast=cast/p thrown=throw/p bid=bid/p split=split/p bore=bear/p bent=bend/p`,
	inflect: inflectEnglish,
	plural:  pluralEnglish,
	words: []wordList{
		{clSubject | clMale, "he"}, {clSubject | clFemale, "she"}, {clSubject | clPlural, "they"}, {clSubject, "it"},
		{clSubject | clPerson, "i we you"}, {clObject | clMale, "him himself"}, {clObject | clFemale, "her herself"},
		{clObject | clPlural, "them themselves"}, {clObject | clPerson, "me us myself ourselves yourself"}, {clObject, "itself"},
		{clHis | clMale, "his"}, {clHis | clFemale, "her"}, {clHis | clPlural, "their"}, {clHis, "its"}, {clHis | clPerson, "my our your"},
		{clRel, "who which whom whose"}, {clRel | clThat, "that"}, {clThat, "whether if how why what where when"},
		{clDet, `the a an this these those some many most several few both all another other others two three four five six seven eight nine ten no any every each
			one either neither numerous various dozens hundreds thousands certain much more less`},
		{clPrep | clOf, "of for at from by in to with on"},
		{clPrep, `about against among between during under over into through toward towards upon within without via despite amid like near across behind
			beyond throughout until till per regarding concerning off out up down around above below along alongside inside outside onto`},
		{clConj, "and or but nor yet"},
		{clSub, `because while although though after before since as unless once whereas so than when if`},
		{clAux, "be is are was were been being am have has had having do does did doing isn aren wasn weren hasn haven hadn don doesn didn ain get gets got"},
		{clModal, "will would can could may might must shall should won wouldn can’t couldn shouldn cannot can"},
		{clNot, "not never n’t no longer"},
		{clAdv, `also later then just now again already always often sometimes still even once soon here there recently repeatedly previously
			earlier only too instead together however meanwhile moreover furthermore therefore thus perhaps maybe indeed rather quite
			very almost nearly ever further simply reportedly allegedly ago further twice today yesterday tomorrow tonight thereby hence
			first finally further once likewise similarly additionally nonetheless nevertheless otherwise well far long`},
		{clTime, `monday tuesday wednesday thursday friday saturday sunday january february march april june july august september october november
			december today yesterday tomorrow tonight week weeks month months year years day days morning afternoon evening night weekend hour
			hours minute minutes noon midnight spring summer autumn winter century decade mondays tuesdays wednesdays thursdays fridays
			saturdays sundays jan feb mar apr jun jul aug sept oct nov dec`},
		{clTitle | clMale, "mr sir lord king prince father monsignor baron duke fr"},
		{clTitle | clFemale, "mrs ms miss madam lady queen princess dame sister baroness duchess"},
		{clTitle, "dr prof sen rep gov gen lt col sgt capt cmdr adm maj hon rev mx pres amb sens reps govs"},
		{clTitle | clRole, `senator representative governor general colonel captain commander admiral major sergeant lieutenant judge justice professor doctor
			congressman congresswoman mayor ambassador chief pope cardinal bishop archbishop rabbi pastor reverend imam sheikh emir attorney
			councilman councilwoman councillor sheriff delegate comrade coach officer detective inspector constable superintendent`},
		{clTitle | clRole | clSenior, "president chancellor premier minister secretary speaker vice-president"},
		{clRole | clMale, "spokesman chairman businessman policeman fireman father son husband brother uncle grandfather boy man king prince waiter actor nephew widower sportsman congressman gentleman"},
		{clRole | clFemale, "spokeswoman chairwoman businesswoman policewoman mother daughter wife sister aunt grandmother girl woman queen princess waitress actress niece widow congresswoman sportswoman lady"},
		{clTitle | clRole, "ceo"}, {clBody, "post herald times gazette tribune chronicle mirror guardian telegraph courier observer"},
		{clRole | clSenior, "leader head prime-minister monarch ruler"},
		{clRole | clExpert, `analyst expert economist scientist researcher scholar historian professor lecturer academic fellow specialist strategist pollster
			political-scientist sociologist psychologist consultant commentator observer pundit columnist teacher author biologist physicist`},
		{clRole, `spokesperson representative official aide adviser advisor ally critic opponent rival candidate nominee contender hopeful lawmaker
			legislator politician deputy director manager executive chair owner founder co-founder partner employee worker staffer staff
			member volunteer organizer organiser activist advocate campaigner protester demonstrator supporter backer donor voter resident
			citizen neighbor neighbour witness victim suspect defendant plaintiff lawyer attorney prosecutor solicitor barrister counsel
			investigator detective diplomat envoy ambassador negotiator reporter journalist correspondent editor writer novelist blogger
			anchor host moderator presenter interviewer producer filmmaker musician singer artist poet designer engineer developer
			programmer physician surgeon nurse patient student pupil graduate parent couple friend colleague classmate teammate player
			captain goalkeeper striker champion athlete trainer referee veteran soldier farmer fisherman driver pilot passenger
			customer shopper buyer seller trader banker investor broker shareholder entrepreneur tycoon billionaire millionaire mogul developer
			officer policeman commissioner chief boss superintendent principal dean rector chancellor priest clerk operator keeper
			curator librarian archivist planner architect builder contractor landlord tenant guest speaker insider source democrat
			republican conservative liberal incumbent successor predecessor counterpart secretary narrator teenager child people
			person youth guy someone somebody everyone panelist questioner caller user tweeter respondent participant attendee
			author coauthor co-author strategist surrogate operative delegate superdelegate whistleblower inspector auditor
			conservator foreman vicar ferrywoman dockworker midwife paramedic mechanic technician forester ranger warden harbourmaster harbormaster ferryman mayor treasurer assistant caretaker`},
		{clBody, `ministry department office agency commission committee council court party campaign company firm corporation bank fund foundation
			institute university college school academy center centre association union federation league club team police army
			navy force government administration parliament congress senate house assembly cabinet board bureau authority service
			embassy consulate press-service newspaper paper magazine outlet network channel station site website website group
			organization organisation organizer nonprofit charity church hospital museum airline manufacturer maker startup
			coalition alliance movement camp side regime kremlin pentagon white-house tribunal jury panel
			division delegation mission lodge guild chamber society watchdog regulator retailer lender insurer developer publisher broadcaster`},
		{clDoc, `report study poll survey statement letter memo email document paper article editorial op-ed column book ad advertisement
			spot commercial video clip tweet post message transcript release filing complaint lawsuit indictment ruling verdict order
			affidavit bill law resolution constitution treaty agreement manifesto platform website page headline story account analysis
			research data figure statistic result finding record note speech text sign banner poster caption leaflet brochure
			notice warning forecast census audit inquiry review biography memoir interview announcement press-release dossier dispatch
			newsletter blog chronicle diary journal`},
		{clWork, `film movie show series sitcom book novel song album single play musical drama documentary painting podcast magazine program programme
			game episode hit anthem poem opera ballet exhibition exhibit`},
		{clPlace, `america american russia russian ukraine ukrainian china chinese germany german france french britain british england english
			scotland scottish ireland irish italy italian spain spanish poland polish turkey turkish iran iranian iraq iraqi syria syrian israel
			israeli india indian pakistan pakistani japan japanese korea korean canada canadian mexico mexican brazil brazilian belarus
			belarusian kazakhstan azerbaijan washington moscow minsk kiev kyiv london paris berlin brussels beijing tokyo europe european asia
			asian africa african australia australian afghanistan afghan egypt egyptian saudi libya libyan cuba cuban greece greek sweden
			swedish norway norwegian denmark danish finland finnish netherlands dutch belgium belgian austria austrian switzerland swiss
			hungary hungarian romania romanian bulgaria serbia serbian croatia new-york california texas florida ohio iowa nevada
			pennsylvania michigan wisconsin virginia georgia arizona colorado indiana illinois massachusetts hampshire carolina jersey
			york chicago boston cleveland philadelphia miami zealand u.s. uk usa u.k. u.n. us soviet palestinian vatican`},
		{clStop, `yes no well okay ok oh please thank thanks hello good bad new old big small last next same different early late long high low
			young important few public able right left best better worst least hard easy clear sure true false real
			update related related: photo video image read see watch click follow share breaking exclusive correction editor
			voters americans republicans democrats police people experts critics officials supporters opponents millions both
			part thing things way case point fact question problem time world life hand place home number lot kind sort
			nothing something anything everything everyone nobody somebody amid given asked during following speaking according`},
		{clFirst | clMale, `john james robert michael william david richard joseph thomas charles christopher daniel matthew anthony mark donald steven paul
			andrew joshua kenneth kevin brian george timothy ronald edward jason jeffrey ryan jacob gary nicholas eric jonathan stephen larry
			justin scott brandon benjamin samuel gregory alexander frank patrick raymond jack dennis jerry tyler aaron jose adam nathan henry
			douglas zachary peter kyle ethan walter noah jeremy christian keith roger terry austin sean gerald carl harold dylan arthur lawrence
			jordan jesse bryan billy bruce gabriel joe logan alan juan albert willie elijah wayne randy roy vincent ralph eugene russell bobby
			mason philip louis ben bernie ted marco mitt barack bill mike tim tom jim jeb chris josh rick rand lindsey vladimir sergei sergey
			dmitry dmitri alexei alexey ivan boris mikhail nikolai igor oleg pavel petr pyotr andrei andrey yuri viktor valery anatoly konstantin
			hans klaus jürgen karl heinz fritz otto jean pierre jacques françois luis carlos pedro miguel jorge mohammed muhammad ahmed ali
			hassan abdul omar bob dan don ed fred greg jeff ken matt nick pete phil ray rob ron sam steve stan harry lance lars erik bjorn
			giovanni victor martin tomas marco paolo luigi antonio xi kim jong narendra shinzo recep bashar benjamin simon neil ian graham stuart malcolm colin
			nigel gordon jeremy boris oliver leo max felix hugo anton emil oskar dominic gavin trevor barry clive duncan evan hamish
			abraham adrian aidan alastair alban alec alfie alfonso alfred alistair alvaro amir amos andreas andy angus antoine ari arjun
			armando arne arnold arturo ashraf axel aziz bart basil bennett bernard bertrand bjarne brad bradley brendan brent brett bruno
			bryce byron caleb callum calvin carlo casper caspian cecil cedric cesar chester chuck claude claus clem clement cliff clifford
			clint cody conor conrad cornelius craig curtis cyrus damian damien darius darrell darren dave davit derek dermot desmond devin
			diego dieter dirk dmitriy doug dwayne dwight edgar edmund eduardo edwin einar elias eliot ellis elmer emanuel emilio emmanuel
			enrico enrique ernest ernesto ernst esteban eugen evgeny ezra fabio faisal felipe ferdinand ferdy fergus fernando finn floyd
			francesco francis francisco franco frederick friedrich gareth garrett gavriel geoff geoffrey georg gerard gerhard gideon gilbert
			giorgio giuseppe glen glenn guido guillermo gunnar gustav hakan hamid harvey hector helmut henrik herbert herman hiroshi horst
			howard hubert hugh humphrey hussein ibrahim ignacio imran isaac ismail ivo jaime jakob jared jarvis javier jed jens jerome jesper
			jimmy joachim joel joern johan johannes johnny jon jonah jonas jonny jorg josef julian julio julius jurgen karim kareem kent
			khalid kirk konrad kurt leif leon leonard leopold lester lewis liam lionel lloyd lorenzo lowell lucas lucian lukas luke luther
			magnus mahmoud malik manfred manuel marc marcel marcus mario marius marvin mateo matteo matthias maurice mauricio maximilian
			mehmet melvin mickey mikael miles milo milos milton mitchell mohamed mohammad moritz moses murray mustafa myron nathaniel neal
			ned neville nico nicolas niels nikita noel norman olaf olav ole oscar osric oswald otis owen pablo palle pascal percy pieter
			piotr piers quentin rafael ramon randolph raphael rashid raul reinhard rene reuben rex reza ricardo riccardo roberto rodney
			rodrigo roland rolf roman romeo ronnie ross ruben rudolf rudy rufus rupert salman samir saul sebastian seth shane shaun sidney
			sigurd silvio stanley stefan stefano sven tariq teddy teodor terrence theo theodore tobias toby todd tommy tony torsten tristan
			troy ulrich umar valentin vaughn vernon vince vincenzo vitaly warren wendell werner wesley wilbur wilf wilfred wilhelm willem
			willis winston wolfgang xavier yannick yusuf yuriy zac zack zane`},
		{clFirst | clFemale, `mary patricia jennifer linda elizabeth barbara susan jessica sarah karen lisa nancy betty margaret sandra ashley kimberly emily
			donna michelle carol amanda melissa deborah stephanie rebecca sharon laura cynthia kathleen amy angela shirley anna brenda pamela
			emma nicole helen samantha katherine christine debra rachel carolyn janet catherine maria heather diane ruth julie olivia joyce
			virginia victoria kelly lauren christina joan evelyn judith megan andrea cheryl hannah jacqueline martha gloria teresa ann sara
			madison frances kathryn janice jean abigail alice julia judy sophia grace denise amber doris marilyn danielle beverly isabella
			theresa diana natalie brittany charlotte marie kayla alexis lori hillary carly kellyanne melania ivanka huma elena olga tatiana
			natalia irina svetlana ekaterina anastasia marina ludmila angela ursula ingrid greta sofia lucia carmen fatima aisha jill kate
			katie kathy liz sue beth debbie megyn nikki loretta condoleezza madeleine theresa jane eva ella clara ida astrid freya nadia
			leila nora lena edith zoe chloe lucy molly fiona moira isla maeve siobhan
			abby ada adele adriana agatha agnes aileen aisling alexandra alexandria alicia alina alison allison althea amelia anastasiya
			angelina anita anja anne annette annika antonia ariana arlene asma audrey ava bea beatrice beatrix belinda bella bernadette
			bertha bettina bianca birgit birgitta blanche bonnie bridget brigitte camilla candace caren carla carlotta carole caroline carrie
			cassandra catalina cecilia celeste celia celine charlene cherie chiara christa christiane ciara claire clare claudia colette
			colleen connie constance cora corinne cristina daniela daphne deirdre delia delphine dina dolores dora doreen dorothea dorothy
			edda edwina eileen elaine eleanor elin elise eliza ellen elsa elsie elvira emilia emilie erica erika erin ernestine esme esther
			estelle eugenia eunice evangeline eve evie farah fay felicity flora florence francesca frieda frida gabriela gabrielle gail
			genevieve georgina geraldine gertrude gillian gina giovanna giulia gladys glenda goldie greer gretchen guadalupe gwen gwendolyn
			hanna hanne harriet heidi helena helga henrietta hettie hilda ilse imogen ines inga inger irene iris irma isabel isabelle ivana
			jana jasmine jeanette jeanne jenna jenny joanna joanne jocelyn johanna josephine juanita judi juliana juliet justine kara karin
			karina karla kathrin kendra kerstin khadija kirsten kirstin kristen kristin kristina kristine lara latifa laurel leah leonie
			leonora leticia liesl lilian liliana lillian linnea lise lois lola lorna lorraine lottie louisa louise luisa lydia lynne mabel
			madeline maggie magdalena maja malala mandy manuela mara marcella marcia margarita margot marian mariana marianne marie-louise
			marit marjorie marlene marta martina maryam matilda maud maude maureen mavis maya meena meg melinda mercedes meredith mia mildred
			millicent mina mindy minnie miranda miriam mitzi mona monica monika muriel myra myrtle nadine naomi natasha nell nellie nina
			noelle nona noor noreen norma odette ophelia orla patrice paula paulette pauline peggy penelope petra phoebe phyllis polly pooja
			priscilla priya rachael ramona raquel rebekah regina renata renate renee rhoda rhonda rita roberta rosa rosalie rosalind rosanne
			rosemary rosie roxanne runa sabine sabrina sadie sally salma salome sanna saskia selina selma sheila shelly sheryl shireen sibyl
			sigrid silke simone solveig sonia sonja stacy stella sunniva susanna susanne suzanne sylvia tabitha tamara tammy tania tanya tara
			tess tessa thea thelma tilda tina trudy ulla ulrike una valerie vanessa vera veronica vicky vivian viola vivien wanda wendy
			wilhelmina wilma winifred yasmin yolanda yvette yvonne zainab zara zelda zeynep zuzana`},
	},
	byPhrase: []string{"according to"},
}

// inflectEnglish gives the regular forms of a verb. A form that doubles its last letter is given beside the plain one; what does not
// exist does no harm.
func inflectEnglish(plain string, add func(form string, c class)) {
	last, stem := plain[len(plain)-1], plain
	third := plain + "s"
	switch {
	case last == 'y' && !strings.ContainsRune("aeiou", rune(plain[len(plain)-2])):
		third = plain[:len(plain)-1] + "ies"
		add(plain[:len(plain)-1]+"ied", clPast)
	case strings.HasSuffix(plain, "s"), strings.HasSuffix(plain, "sh"), strings.HasSuffix(plain, "ch"), strings.HasSuffix(plain, "x"), last == 'o':
		third = plain + "es"
	}
	add(third, clThird)
	if last == 'e' {
		stem = plain[:len(plain)-1]
		add(plain+"d", clPast)
	} else {
		add(plain+"ed", clPast)
		add(plain+string(last)+"ed", clPast)
		add(plain+string(last)+"ing", clIng)
	}
	add(stem+"ing", clIng)
}

func pluralEnglish(noun string) string {
	switch {
	case strings.HasSuffix(noun, "man") && noun != "german":
		return noun[:len(noun)-3] + "men"
	case noun == "child":
		return "children"
	case noun == "person":
		return "persons"
	case strings.HasSuffix(noun, "y") && !strings.HasSuffix(noun, "ey") && !strings.HasSuffix(noun, "ay"):
		return noun[:len(noun)-1] + "ies"
	case strings.HasSuffix(noun, "s"), strings.HasSuffix(noun, "ch"), strings.HasSuffix(noun, "x"):
		return noun + "es"
	}
	return noun + "s"
}
