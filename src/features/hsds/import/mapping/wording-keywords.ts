// Unambiguous phrases in Dutch and English. What a text does not say stays unknown.

export const FREE = /\b(gratis|kosteloos|free( of charge)?|no (cost|charge|fee)s?|geen kosten)\b/i;
export const NOT_FREE =
  /\b(niet|not|nooit|never|deels|partly|eerste|first|sometimes|soms)( \w+){0,2} (gratis|kosteloos|free)\b|\d|€|\bexcept|\bbehalve|\bfor members|\bvoor leden|\bdrug[- ]free|\bfeel free/i;

export const WAITING_LIST = /\b(wachtlijst|waiting[- ]?list|wait[- ]?list)/i;

const women = '(vrouwen|women|dames|ladies)';
const men = '(mannen|men)';

/** In any text. */
export const WOMEN_ONLY = new RegExp(
  `\\b(alleen|uitsluitend|enkel|only|exclusively|speciaal)( open)? (voor|for) ${women}\\b|\\b${women}[- ]only\\b|\\bfemales? only\\b|\\bonly ${women}\\b|\\b(alleen|uitsluitend) (vrouwen|dames)\\b`,
  'i',
);
/** In a name. */
export const WOMEN_NAME = new RegExp(
  `\\b(voor|for|by and for|van en voor) ${women}\\b|\\bvrouwen(groep|caf[eé]|ochtend|middag|avond|centrum|koor|salon|taalgroep|inloop|sport|zwemmen|fietsles)|\\bwomen['’]s (group|caf[eé]|choir|morning|centre|meeting)|\\bmoeder(s|groep)\\b|\\bmothers\\b`,
  'i',
);
export const MEN_ONLY = new RegExp(
  `\\b(alleen|uitsluitend|enkel|only|exclusively|speciaal)( open)? (voor|for) ${men}\\b|\\b${men}[- ]only\\b|\\bmales? only\\b|\\b(alleen|uitsluitend|only) ${men}\\b`,
  'i',
);
export const MEN_NAME =
  /\b(voor|for) (mannen|men)\b(?! en vrouwen| and women)|\bmannen(groep|caf[eé]|ochtend|avond|koor)|\bmen['’]s (group|shed|caf[eé])/i;
export const EVERYONE =
  /\b(iedereen is|everyone is|everybody is|all are) (van harte |very )?(welkom|welcome)\b|\bvoor iedereen\b|\bopen (to|for) (all|everyone|everybody)\b|\b(mannen en vrouwen|vrouwen en mannen|men and women|women and men)\b/i;

export const CHILDCARE =
  /\b(gratis |met |er is )?(kinderopvang|oppas|kinderoppas|kinderhoek met begeleiding) (is )?(aanwezig|beschikbaar|mogelijk|geregeld)\b|\b(er is|met|gratis) (gratis )?(kinderopvang|oppas|kinderoppas)\b|\b(free |with |on-?site )?(child ?care|cr[eè]che|babysitting) (is )?(available|provided|offered)\b|\b(free|with|on-?site) (child ?care|cr[eè]che)\b/i;
export const NO_CHILDCARE =
  /\b(geen|zonder|niet voorzien van) (kinderopvang|oppas)\b|\b(no|without) (child ?care|cr[eè]che)\b|\b(child ?care|cr[eè]che) (is )?not (available|provided)\b|\bkinderopvang (is )?niet (aanwezig|beschikbaar|mogelijk)\b/i;

export const WALK_IN =
  /\b(vrije )?inloop(uur|spreekuur|ochtend|middag|avond)?\b|\bwalk[- ]?in\b|\bdrop[- ]?in\b|\bzonder afspraak\b|\bgeen afspraak nodig\b|\bno appointment (is )?(needed|necessary|required)\b|\bwithout (an )?appointment\b|\baanmelden is niet nodig\b/i;
export const BY_APPOINTMENT =
  /\b(alleen|uitsluitend|enkel) (op|na) afspraak\b|\bby appointment only\b|\bappointments? (is|are) (required|necessary)\b|\b(geen|no) (vrije )?(inloop|walk[- ]?ins?)\b|\bappointment only\b/i;

export const HELPERS_WANTED =
  /\b(vrijwilligers|taalmaatjes|taalvrijwilligers|maatjes) (gezocht|gevraagd|welkom)\b|\bvolunteers (wanted|needed|welcome)\b|\b(wij|we) zoeken (nog )?(nieuwe )?(vrijwilligers|taalmaatjes)\b|\bwe are looking for volunteers\b/i;

export const NO_LATIN_NEEDED =
  /\balfabetisering|\bniet[- ]gealfabetiseerd|\banalfabet|\billiterate|\bcannot read (or|and) write|\bniet (kunnen )?lezen en schrijven|\bliteracy (class|course|lesson)|\bpreliterate/i;
