/** Where the list has an English name and people here say another. */
export const renamed: Record<string, string> = { 'The Hague': 'Den Haag' };

/** Other names and other scripts in which people type a large town. Only spellings we are sure of. */
export const alternates: Record<string, readonly string[]> = {
  'Den Haag': [
    'The Hague',
    "'s-Gravenhage",
    'La Haye',
    'La Haya',
    'Haag',
    'لاهاي',
    'لاهای',
    'دنهاخ',
    'Гаага',
    'ሄግ',
    'Lahey',
  ],
  "'s-Hertogenbosch": ['Den Bosch', 'دن بوش', 'Гертогенбос'],
  Amsterdam: ['أمستردام', 'امستردام', 'آمستردام', 'Амстердам', 'ኣምስተርዳም', 'አምስተርዳም'],
  Rotterdam: ['روتردام', 'Роттердам', 'ሮተርዳም'],
  Utrecht: ['أوتريخت', 'اوتريخت', 'اوترخت', 'Утрехт', 'ዩትሬክት'],
  Eindhoven: ['أيندهوفن', 'آیندهوون', 'Ейндговен', 'Эйндховен'],
  Groningen: ['خرونينغن', 'جرونينجن', 'گرونینگن', 'Гронінген', 'Гронинген'],
  Tilburg: ['تيلبورخ', 'Тілбург', 'Тилбург'],
  Almere: ['ألميرا', 'آلمره', 'Алмере'],
  Breda: ['بريدا', 'Бреда'],
  Nijmegen: ['نايميخن', 'Неймеген'],
  Haarlem: ['هارلم', 'Гарлем', 'Харлем'],
  Arnhem: ['أرنهيم', 'ارنهم', 'Арнем', 'Арнгем'],
  Zwolle: ['زفوله', 'Зволле'],
  Leiden: ['لايدن', 'Лейден'],
  Delft: ['دلفت', 'Делфт'],
  Zoetermeer: ['زوترمير', 'Зутермер'],
  Rijswijk: ['ريسفيك', 'رايسفايك', 'Рейсвейк'],
  Maastricht: ['ماستريخت', 'Маастріхт', 'Маастрихт'],
  Enschede: ['إنسخديه', 'Енсхеде', 'Энсхеде'],
  Apeldoorn: ['أبلدورن', 'Апелдорн'],
  Amersfoort: ['أمرسفورت', 'Амерсфорт'],
  Dordrecht: ['دوردريخت', 'Дордрехт'],
  'Ter Apel': ['تير آبل', 'تيرابل', 'Тер Апель'],
};

/** Municipalities of which the list has no town at all: their middle. */
export const middles: Record<string, { lat: number; lon: number }> = {
  GM0317: { lat: 52.2536, lon: 5.2556 },
  GM0777: { lat: 51.5706, lon: 4.6356 },
};
