/** What a column can hold, in the order of the form. `leave`: the column is not imported. */
export const COLUMN_FIELDS = [
  'leave',
  'organisation',
  'name',
  'summary',
  'kind',
  'place',
  'address',
  'postcode',
  'town',
  'day',
  'from',
  'until',
  'when',
  'repeat',
  'start',
  'languages',
  'signLanguages',
  'audience',
  'level',
  'cost',
  'childcare',
  'stepFree',
  'access',
  'walkIn',
  'contactForm',
  'certificate',
  'twoAdults',
  'coordinator',
  'gifts',
  'bring',
  'route',
  'website',
  'email',
  'phone',
  'contact',
  'checked',
  'state',
] as const;
export type ColumnField = (typeof COLUMN_FIELDS)[number];

/** Headings as people write them, reduced to lower-case letters. The longest match counts. Of people none is guessed. */
export const HEADINGS: Record<Exclude<ColumnField, 'leave' | 'coordinator'>, string> = {
  organisation:
    'organisatie naamorganisatie organisatienaam aanbieder instelling stichting vereniging organization organisation provider door partner',
  name: 'naam naamactiviteit activiteit initiatief naaminitiatief titel project aanbod naamaanbod cursus name title activity initiative service',
  summary:
    'omschrijving beschrijving toelichting korteomschrijving inhoud wat watdoenwij bijzonderheden opmerkingen extra description summary about notes remarks',
  kind: 'soort type categorie thema onderwerp rubriek doel soortactiviteit category theme kind tags trefwoorden',
  place: 'locatie gebouw naamlocatie locatienaam plaatsvanactiviteit venue location waar',
  address:
    'adres adresenplaats adresplaats adrespostcodeplaats adrespostcodeenplaats naw straat straatnaam huisnummer nummer straatenhuisnummer bezoekadres address street toevoeging huisnr',
  postcode: 'postcode pc postalcode zip',
  town: 'plaats woonplaats stad gemeente dorp plaatsnaam city town municipality wijk',
  day: 'dag dagen weekdag weekday day days',
  from: 'van begin begintijd starttijd aanvang start starttime from opens',
  until: 'tot eind eindtijd einde tottijd end endtime until closes',
  when: 'wanneer tijd tijden tijdstip tijdstippen dagentijd dagtijd dagentijden openingstijden dageneentijden when time times hours schedule',
  repeat: 'frequentie hoevaak herhaling regelmaat frequency howoften repeats',
  start:
    'startdatum eerstekeer eerstvolgende eerstvolgendekeer volgendekeer begindatum firstdate startdate nextdate nexttime',
  signLanguages: 'gebarentaal gebarentalen signlanguage signlanguages',
  languages: 'taal talen voertaal gesprokentalen language languages spokenlanguages',
  audience: 'doelgroep voorwie deelnemers leeftijd audience forwhom who targetgroup',
  level: 'niveau taalniveau level dutchlevel',
  cost: 'kosten prijs eigenbijdrage bijdrage tarief cost costs price fee',
  childcare: 'kinderopvang oppas kinderoppas childcare',
  stepFree: 'rolstoel rolstoeltoegankelijk drempelvrij wheelchair stepfree',
  access: 'toegankelijk toegankelijkheid voorzieningen accessible accessibility facilities',
  contactForm:
    'contactvorm vorm werkvorm begeleidingsvorm groepofindividueel individueelofgroep contactform formofcontact',
  certificate: 'vog verklaringomtrenthetgedrag certificateofconduct dbs',
  twoAdults: 'tweevolwassenen vierogen vierogenprincipe twoadults',
  gifts: 'gezochtehulp hulpgezocht watzoekenjullie gevraagdehulp helpwanted skillswanted',
  bring: 'meenemen meebrengen meetenemen watmeenemen benodigdheden bring whattobring',
  route:
    'route routebeschrijving bereikbaarheid openbaarvervoer ingang directions howtogetthere publictransport entrance',
  walkIn: 'inloop vrijeinloop zonderaanmelden walkin dropin',
  website: 'website site web url link internet webadres homepage',
  email: 'email mail emailadres mailadres',
  phone: 'telefoon telefoonnummer tel mobiel gsm phone telephone mobile',
  contact: 'contact contactgegevens aanmelden aanmelding opgeven contactdetails register',
  checked:
    'gecontroleerd bijgewerkt laatstbijgewerkt datumcontrole laatstgecontroleerd checked updated lastchecked',
  state: 'status stand stavaza beschikbaarheid bezetting availability state',
};

/** Names of people are not imported: they did not agree to be published. */
export const PERSON_HEADING =
  /contactpersoon|contactperson|coordinator|vrijwilliger(?!swerk)|volunteer|begeleider|voornaam|achternaam|firstname|lastname|surname|beheerder|trekker/;
