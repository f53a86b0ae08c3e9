import type { AccessFeature } from '#features/vocabulary/rules.ts';

const ability = '(wheelchair|rolstoel|disabled|step-?free)';

export const ACCESS_LACKS: [AccessFeature, RegExp][] = [
  [
    'stepFree',
    new RegExp(
      `\\b(not?|niet|geen|limited|beperkt)\\s+(\\w+\\s+){0,2}${ability}|${ability}[\\w\\s-]{0,30}\\b(not|niet)\\s+(mogelijk|possible|available|aanwezig)|\\bno (lift|elevator)\\b|\\bgeen lift\\b`,
    ),
  ],
  ['toilet', /\b(no|geen) (accessible|disabled|wheelchair|aangepast|toegankelijk|invaliden)[\w\s-]*toilet/],
  ['signLanguage', /\b(no|geen|zonder|without) (gebarentolk|gebarentaal|tolk gebarentaal|sign language)/],
  ['hearing', /\b(no|geen|zonder|without) (ringleiding|induction loop|hearing loop)/],
  [
    'guideDog',
    /hond(en)? (zijn |is |mogen |mag )?niet (toegestaan|welkom|mee|naar)|\bno (guide|assistance) dogs/,
  ],
];

export const ACCESS_HAS: [AccessFeature, RegExp][] = [
  [
    'stepFree',
    /\bwheelchair[ -](access|friendly|ramp|user)|\brolstoel ?(toegankelijk|vriendelijk)|\btoegankelijk (voor|met) (een )?rolstoel|\bstep-?free|\bdrempelvrij|\blevel access/,
  ],
  ['hearing', /\binduction loop|\bhearing loop|\bringleiding|\bloop system/],
  ['signLanguage', /gebarentaal|gebarentolk|\bngt\b|\bsign language|\bbsl\b/],
  ['written', /schrijftolk|ondertiteld|ondertiteling|\bcaption(s|ed|ing)\b|\bsubtitles?\b|speech-to-text/],
  ['largePrint', /grote letters|groot lettertype|grootletter|\blarge print/],
  [
    'sight',
    /voorleeshulp|\bleest (het |alles )?(hardop )?voor\b|\breads? (it |everything )?aloud|sighted guide|\bbegeleiding voor (blinden|slechtzienden)/,
  ],
  [
    'guideDog',
    /(geleide|hulp|assistentie)hond(en)? (is |zijn |mag |mogen )?(welkom|toegestaan|mee)|\b(guide|assistance) dogs? (are |is )?(welcome|allowed)/,
  ],
  [
    'toilet',
    /\b(accessible|disabled|wheelchair) (toilets?|wc|restrooms?)|\b(invaliden|rolstoel|minder ?validen|gehandicapten) ?(toilet|wc)|\b(aangepast|toegankelijk) toilet/,
  ],
  ['quiet', /\bquiet (room|space|area)|\bstilte ?ruimte|\bprikkel(arm|vrij)|\blow[- ]stimulus/],
];

/** What the texts of a service may say as well; a text about wheelchairs or toilets can be about another place. */
export const ACCESS_IN_TEXT: [AccessFeature, RegExp][] = [
  [
    'signLanguage',
    /gebarentolk|\btolk(en)? (gebarentaal|ngt)\b|\b(in|met) (de )?(nederlandse )?gebarentaal\b|gebarentaalcafe|gebarencafe|\bsign language (interpret\w+|cafe)|\bin sign language\b/,
  ],
  ['written', /schrijftolk|\blive caption(s|ing)\b/],
  ['hearing', /\bringleiding|\binduction loop|\bhearing loop/],
  [
    'guideDog',
    /(geleide|hulp)hond(en)? (is |zijn |mag |mogen )?(welkom|mee)|\b(guide|assistance) dogs? (are )?welcome/,
  ],
];
