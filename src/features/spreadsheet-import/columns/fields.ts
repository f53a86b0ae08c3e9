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
  'languages',
  'audience',
  'level',
  'cost',
  'childcare',
  'stepFree',
  'walkIn',
  'website',
  'email',
  'phone',
  'contact',
  'checked',
] as const;
export type ColumnField = (typeof COLUMN_FIELDS)[number];

/** Headings as people write them, reduced to lower-case letters. The longest match counts. */
export const HEADINGS: Record<Exclude<ColumnField, 'leave'>, string> = {
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
  languages: 'taal talen voertaal gesprokentalen language languages spokenlanguages',
  audience: 'doelgroep voorwie deelnemers leeftijd audience forwhom who targetgroup',
  level: 'niveau taalniveau level dutchlevel',
  cost: 'kosten prijs eigenbijdrage bijdrage tarief cost costs price fee',
  childcare: 'kinderopvang oppas kinderoppas childcare',
  stepFree:
    'rolstoel rolstoeltoegankelijk toegankelijk toegankelijkheid drempelvrij wheelchair stepfree accessible',
  walkIn: 'inloop vrijeinloop zonderaanmelden walkin dropin',
  website: 'website site web url link internet webadres homepage',
  email: 'email mail emailadres mailadres',
  phone: 'telefoon telefoonnummer tel mobiel gsm phone telephone mobile',
  contact: 'contact contactgegevens aanmelden aanmelding opgeven contactdetails register',
  checked:
    'gecontroleerd bijgewerkt laatstbijgewerkt datumcontrole laatstgecontroleerd checked updated lastchecked',
};

/** Names of people are not imported: they did not agree to be published. */
export const PERSON_HEADING =
  /contactpersoon|contactperson|coordinator|vrijwilliger(?!swerk)|volunteer|begeleider|voornaam|achternaam|firstname|lastname|surname|beheerder|trekker/;
