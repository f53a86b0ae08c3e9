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
];

export const ACCESS_HAS: [AccessFeature, RegExp][] = [
  [
    'stepFree',
    /\bwheelchair[ -](access|friendly|ramp|user)|\brolstoel ?(toegankelijk|vriendelijk)|\btoegankelijk (voor|met) (een )?rolstoel|\bstep-?free|\bdrempelvrij|\blevel access/,
  ],
  ['hearing', /\binduction loop|\bhearing loop|\bringleiding|\bloop system/],
  ['sight', /\bbraille|\bgeleidelijn|\btactile (paving|signs?|guid)/],
  [
    'toilet',
    /\b(accessible|disabled|wheelchair) (toilets?|wc|restrooms?)|\b(invaliden|rolstoel|minder ?validen|gehandicapten) ?(toilet|wc)|\b(aangepast|toegankelijk) toilet/,
  ],
  ['quiet', /\bquiet (room|space|area)|\bstilte ?ruimte|\bprikkel(arm|vrij)|\blow[- ]stimulus/],
];
