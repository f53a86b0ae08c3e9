import type { Goal } from '#features/vocabulary/rules.ts';

interface GoalKeywords {
  /** Sufficient in a name or a taxonomy term. */
  name: string[];
  /** Unmistakable in any text. */
  text: string[];
}

const keywords = (list: string): string[] => list.split(/,\s*/);

/** The keywords of each goal, separated by commas. A star stands for any letters. */
export const KEYWORDS: Record<Goal, GoalKeywords> = {
  dutch: {
    name: keywords(`taal*, nederlands, nt2, dutch, *taalcafe*, inburgering*, conversatie*, alfabetisering*, language
      cafe, language buddy, conversation group`),
    text: keywords(`*taalles*, *taalcafe*, *taalcursus*, *taalmaatje*, taalhuis, nederlandse les*, nederlands leren,
      nederlands oefenen, nederlandse taal leren, dutch lesson*, dutch class*, dutch course*, learn
      dutch, learning dutch, practise dutch, practice dutch, dutch language class*, dutch conversation*,
      nt2`),
  },
  people: {
    name: keywords(`ontmoeting*, ontmoeten, maatje*, *maatjes*, buddy, buddies, inloop, koffieochtend*, *huiskamer*,
      meeting place, social club, befriending, community cafe, coffee morning*, buurthuis, buurtcafe,
      community centre, social cafe, welcome cafe, neighbours`),
    text: keywords(`mensen ontmoeten, nieuwe mensen leren kennen, buurtgenoten ontmoeten, ontmoetingsplek,
      ontmoetingsplaats, meet new people, meet people, make friends, vrienden maken, maatjesproject*,
      befriending`),
  },
  buddy: {
    name: keywords(
      `maatje*, *maatjes*, buddy, buddies, befriending, mentor*, belmaatje*, *coach thuis*, taalmaatje*`,
    ),
    text: keywords(
      `maatjesproject*, befriending, one-to-one buddy, een vast maatje, belmaatje*, telephone buddy`,
    ),
  },
  work: {
    name: keywords(
      `werk, werken, werkzoek*, baan, banen*, vacature*, solliciteren, sollicitatie*, loopbaan*, jobs, job, employment, work experience, career*, ondernemen, ondernemer*, entrepreneur*, werkplek*`,
    ),
    text: keywords(`werk vinden, naar werk, sollicitatiebrief*, sollicitatietraining*, werkervaring opdoen, betaald
      werk, job search, find work, finding work, find a job, job interview*, employment support, work
      experience placement*`),
  },
  internship: {
    name: keywords(`stages, stage lopen, stage bij, stage in, stage of, stage en, stage voor, snuffelstage*, meeloopstage*, taalstage*, stageplaats*, stageplek*, *werkervaringsplek*, leerwerk*, internship*, work
      experience, apprentice*, traineeship*`),
    text: keywords(`stage lopen, werkervaring opdoen, werkervaringsplek*, leerwerktraject*, work experience
      placement*, internship*`),
  },
  study: {
    name: keywords(`studie*, studeren, opleiding*, scholing, school, mbo, hbo, universiteit*, huiswerk*, study,
      studying, university, college, education, homework*, training`),
    text: keywords(`huiswerkbegeleiding, huiswerkhulp, schakeljaar, diplomawaardering, een opleiding volgen, homework
      help, homework club, higher education, diploma recognition`),
  },
  move: {
    name: keywords(`sport*, sporten, bewegen, fiets*, *fietsles*, fietsen, wandel*, zwem*, *zwemles*, voetbal*,
      hardlopen, yoga, gym, dans*, sports, cycling, bicycle*, walking, running, swimming, football,
      fitness, exercise, dance`),
    text: keywords(`*fietsles*, *zwemles*, *wandelgroep*, samen sporten, samen wandelen, cycling lesson*, bicycle
      lesson*, swimming lesson*, walking group, sports club`),
  },
  letters: {
    name: keywords(`formulieren*, *spreekuur*, brieven*, post, schuldhulp*, sociaal raadslieden, sociaal juridisch*,
      rechtswinkel, juridisch loket, administratie, papieren, thuisadministratie, advice, legal advice,
      paperwork, forms, informatiepunt*, citizens advice, debt advice`),
    text: keywords(`hulp bij formulieren, formulieren invullen, hulp bij brieven, brieven lezen, moeilijke brieven,
      hulp bij administratie, thuisadministratie, formulierenbrigade, help with forms, help with
      letters, filling in forms, help with paperwork, official letters`),
  },
  family: {
    name: keywords(`gezin*, ouder, ouders, opvoeden, opvoeding*, kind, kinderen, peuter*, baby*, voorlezen, voorlees*,
      moeder*, vader*, ouderkamer, family, families, parents, parenting, children, toddler*, playgroup,
      speelgroep, kids`),
    text: keywords(`ouders en kinderen, ouder en kind, opvoedondersteuning, opvoedvragen, parents and children,
      parenting support, parent and toddler`),
  },
  health: {
    name: keywords(`gezondheid*, gezond, zorg, mantelzorg*, psych*, mentale*, trauma*, huisarts, ggz, health,
      healthcare, wellbeing, mental health, counselling, therapy, psychosocia*`),
    text: keywords(
      `mentale gezondheid, psychische klachten, mental health, emotional wellbeing, counselling`,
    ),
  },
  music: {
    name: keywords(`muziek*, koor, zingen, zang*, *koor, music, choir, singing, band, orkest, orchestra`),
    text: keywords(`samen zingen, muziek maken, sing together, make music`),
  },
  create: {
    name: keywords(`*atelier*, schilder*, tekenen, theater*, creatief, creatieve, naai*,
      breien, handwerk*, haken, kunst, painting, drawing, theatre, drama, craft*,
      sewing, knitting, art, arts, creative`),
    text: keywords(`*naaiatelier*, *naailes*, schilderles*,
      sewing class*, sewing group, arts and crafts`),
  },
  food: {
    name: keywords(`koken, kook*, eten, eettafel*, maaltijd*, lunch, ontbijt*, buurtmaaltijd, moestuin*, voedselbank*,
      cooking, meal*, dinner, food, food bank, kitchen, keuken, wereldkeuken, breakfast`),
    text: keywords(`samen koken, samen eten, kookles*, kookworkshop*, gezamenlijke maaltijd, voedselbank, cook
      together, eat together, cooking class*, shared meal*, community meal*, food bank, food parcel*`),
  },
  digital: {
    name: keywords(`digitaal, digitale, digi*, computer*, internet*, smartphone*, tablet*, laptop*, digid, digital,
      online skills, it skills, coding, programmeren`),
    text: keywords(`*computerles*, *computercursus*, digitale vaardigheden, klik en tik, digisterker, informatiepunt
      digitale overheid, digital skills, computer course*, computer class*, computer lesson*`),
  },
  volunteer: {
    name: keywords(`vrijwilliger, vrijwilligers, vrijwilligerswerk*, vrijwilligersvacature*, volunteer, volunteers,
      volunteering, meehelpen`),
    text: keywords(`vrijwilligerswerk doen, vrijwilliger worden, word vrijwilliger, aan de slag als vrijwilliger,
      become a volunteer, volunteering opportunit*, do volunteer work`),
  },
};
