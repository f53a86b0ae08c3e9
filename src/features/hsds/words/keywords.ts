import type { Goal } from '#features/vocabulary/rules.ts';

interface Keywords {
  /** Sure enough in a name or a taxonomy term. */
  name: string[];
  /** Unmistakable wherever it stands. */
  text: string[];
}

const words = (list: string): string[] => list.split(/,\s*/);

/** What tells a goal, between commas. A star stands for any letters. */
export const KEYWORDS: Record<Goal, Keywords> = {
  dutch: {
    name: words(`taal*, nederlands, nt2, dutch, *taalcafe*, inburgering*, conversatie*, alfabetisering*, language
      cafe, language buddy, conversation group`),
    text: words(`*taalles*, *taalcafe*, *taalcursus*, *taalmaatje*, taalhuis, nederlandse les*, nederlands leren,
      nederlands oefenen, nederlandse taal leren, dutch lesson*, dutch class*, dutch course*, learn
      dutch, learning dutch, practise dutch, practice dutch, dutch language class*, dutch conversation*,
      nt2`),
  },
  people: {
    name: words(`ontmoeting*, ontmoeten, maatje*, *maatjes*, buddy, buddies, inloop, koffieochtend*, *huiskamer*,
      meeting place, social club, befriending, community cafe, coffee morning*, buurthuis, buurtcafe,
      community centre, social cafe, welcome cafe, neighbours`),
    text: words(`mensen ontmoeten, nieuwe mensen leren kennen, buurtgenoten ontmoeten, ontmoetingsplek,
      ontmoetingsplaats, meet new people, meet people, make friends, vrienden maken, maatjesproject*,
      befriending`),
  },
  work: {
    name: words(`werk, werken, werkzoek*, baan, banen*, vacature*, solliciteren, sollicitatie*, loopbaan*, stage*,
      jobs, job, employment, work experience, career*, ondernemen, ondernemer*, entrepreneur*, werkplek*`),
    text: words(`werk vinden, naar werk, sollicitatiebrief*, sollicitatietraining*, werkervaring opdoen, betaald
      werk, job search, find work, finding work, find a job, job interview*, employment support, work
      experience placement*`),
  },
  study: {
    name: words(`studie*, studeren, opleiding*, scholing, school, mbo, hbo, universiteit*, huiswerk*, study,
      studying, university, college, education, homework*, training`),
    text: words(`huiswerkbegeleiding, huiswerkhulp, schakeljaar, diplomawaardering, een opleiding volgen, homework
      help, homework club, higher education, diploma recognition`),
  },
  move: {
    name: words(`sport*, sporten, bewegen, fiets*, *fietsles*, fietsen, wandel*, zwem*, *zwemles*, voetbal*,
      hardlopen, yoga, gym, dans*, sports, cycling, bicycle*, walking, running, swimming, football,
      fitness, exercise, dance`),
    text: words(`*fietsles*, *zwemles*, *wandelgroep*, samen sporten, samen wandelen, cycling lesson*, bicycle
      lesson*, swimming lesson*, walking group, sports club`),
  },
  letters: {
    name: words(`formulieren*, *spreekuur*, brieven*, post, schuldhulp*, sociaal raadslieden, sociaal juridisch*,
      rechtswinkel, juridisch loket, administratie, papieren, thuisadministratie, advice, legal advice,
      paperwork, forms, informatiepunt*, citizens advice, debt advice`),
    text: words(`hulp bij formulieren, formulieren invullen, hulp bij brieven, brieven lezen, moeilijke brieven,
      hulp bij administratie, thuisadministratie, formulierenbrigade, help with forms, help with
      letters, filling in forms, help with paperwork, official letters`),
  },
  family: {
    name: words(`gezin*, ouder, ouders, opvoeden, opvoeding*, kind, kinderen, peuter*, baby*, voorlezen, voorlees*,
      moeder*, vader*, ouderkamer, family, families, parents, parenting, children, toddler*, playgroup,
      speelgroep, kids`),
    text: words(`ouders en kinderen, ouder en kind, opvoedondersteuning, opvoedvragen, parents and children,
      parenting support, parent and toddler`),
  },
  health: {
    name: words(`gezondheid*, gezond, zorg, mantelzorg*, psych*, mentale*, trauma*, huisarts, ggz, health,
      healthcare, wellbeing, mental health, counselling, therapy, psychosocia*`),
    text: words(`mentale gezondheid, psychische klachten, mental health, emotional wellbeing, counselling`),
  },
  create: {
    name: words(`muziek*, koor, zingen, zang*, *atelier*, schilder*, tekenen, theater*, creatief, creatieve, naai*,
      breien, handwerk*, haken, kunst, music, choir, singing, painting, drawing, theatre, drama, craft*,
      sewing, knitting, art, arts, creative`),
    text: words(`samen zingen, muziek maken, *naaiatelier*, *naailes*, schilderles*, sing together, make music,
      sewing class*, sewing group, arts and crafts`),
  },
  food: {
    name: words(`koken, kook*, eten, eettafel*, maaltijd*, lunch, ontbijt*, buurtmaaltijd, moestuin*, voedselbank*,
      cooking, meal*, dinner, food, food bank, kitchen, keuken, wereldkeuken, breakfast`),
    text: words(`samen koken, samen eten, kookles*, kookworkshop*, gezamenlijke maaltijd, voedselbank, cook
      together, eat together, cooking class*, shared meal*, community meal*, food bank, food parcel*`),
  },
  digital: {
    name: words(`digitaal, digitale, digi*, computer*, internet*, smartphone*, tablet*, laptop*, digid, digital,
      online skills, it skills, coding, programmeren`),
    text: words(`*computerles*, *computercursus*, digitale vaardigheden, klik en tik, digisterker, informatiepunt
      digitale overheid, digital skills, computer course*, computer class*, computer lesson*`),
  },
  volunteer: {
    name: words(`vrijwilliger, vrijwilligers, vrijwilligerswerk*, vrijwilligersvacature*, volunteer, volunteers,
      volunteering, meehelpen`),
    text: words(`vrijwilligerswerk doen, vrijwilliger worden, word vrijwilliger, aan de slag als vrijwilliger,
      become a volunteer, volunteering opportunit*, do volunteer work`),
  },
};
