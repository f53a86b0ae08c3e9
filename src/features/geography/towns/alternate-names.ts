/** Dutch names of places that GeoNames lists by another name. */
export const DUTCH_NAMES: Record<string, string> = {
  'The Hague': 'Den Haag',
  'Sûdwest Fryslân': 'Súdwest-Fryslân',
};

/** Other names of large towns, also in Arabic, Farsi, Ukrainian, Russian and Tigrinya. Only spellings that we are sure of. */
export const ALTERNATE_NAMES: Record<string, readonly string[]> = {
  'Den Haag': [
    'The Hague',
    'Hague',
    "'s-Gravenhage",
    'La Haye',
    'La Haya',
    'Haag',
    'Lahey',
    'Lahay',
    'لاهاي',
    'لاهه',
    'دن هاخ',
    'دنهاخ',
    'Гаага',
    'ሄግ',
  ],
  "'s-Hertogenbosch": ['Den Bosch', 'Bosch', 'دن بوش', 'Гертогенбос', 'Хертогенбос', 'Ден Бос'],
  Amsterdam: ['أمستردام', 'آمستردام', 'Амстердам', 'ኣምስተርዳም', 'አምስተርዳም'],
  Rotterdam: ['روتردام', 'رتردام', 'Роттердам', 'ሮተርዳም'],
  Utrecht: ['أوتريخت', 'أوترخت', 'Утрехт', 'ዩትሬክት'],
  Eindhoven: ['أيندهوفن', 'آیندهوون', 'Ейндговен', 'Эйндховен'],
  Groningen: [
    'خرونينغن',
    'جرونينجن',
    'غرونينغن',
    'گرونینگن',
    'خرونینگن',
    'Гронінген',
    'Ґронінген',
    'Гронинген',
  ],
  Tilburg: ['تيلبورخ', 'تيلبورغ', 'تیلبورگ', 'Тілбург', 'Тилбург'],
  Almere: ['ألميرا', 'ألمير', 'آلمره', 'Алмере'],
  Breda: ['بريدا', 'بردا', 'Бреда'],
  Nijmegen: ['نايميخن', 'نيميغن', 'Nimwegen', 'Неймеген'],
  Haarlem: ['هارلم', 'Гарлем', 'Харлем'],
  Arnhem: ['أرنهيم', 'أرنهم', 'Арнем', 'Арнгем', 'Арнхем'],
  Zwolle: ['زفوله', 'زوله', 'Зволле'],
  Leiden: ['لايدن', 'ليدن', 'Лейден'],
  Delft: ['دلفت', 'Делфт'],
  Zoetermeer: ['زوترمير', 'زوترمر', 'Зутермер', 'Зутермеер'],
  Rijswijk: ['ريسفيك', 'رايسفايك', 'Рейсвейк'],
  Maastricht: ['ماستريخت', 'ماسترخت', 'Маастріхт', 'Маастрихт'],
  Enschede: ['إنسخديه', 'Енсхеде', 'Энсхеде'],
  Apeldoorn: ['أبلدورن', 'Апелдорн'],
  Amersfoort: ['أمرسفورت', 'Амерсфорт'],
  Dordrecht: ['دوردريخت', 'Дордрехт'],
  Leeuwarden: ['Ljouwert', 'ليوواردن', 'Леуварден'],
  Alkmaar: ['ألكمار', 'Алкмар'],
  Hilversum: ['هيلفرسوم', 'Гілверсум', 'Хилверсум'],
  Venlo: ['فينلو', 'Венло'],
  Assen: ['آسن', 'Ассен'],
  Gouda: ['غودا', 'Гауда'],
  Vlissingen: ['Flushing'],
  Sneek: ['Snits'],
  'Ter Apel': ['تير آبل', 'تيرابل', 'تر آپل', 'Тер Апель'],
};

/**
 * Centres of municipalities, by CBS code, where the mean of the listed towns would be wrong: no town is listed, or not the
 * one that the municipality is called after.
 */
export const MUNICIPALITY_CENTRES: Record<string, { lat: number; lon: number }> = {
  GM0163: { lat: 52.388, lon: 6.45 },
  GM0317: { lat: 52.2536, lon: 5.2556 },
  GM0717: { lat: 51.548, lon: 3.667 },
  GM0762: { lat: 51.46, lon: 5.797 },
  GM0777: { lat: 51.5706, lon: 4.6356 },
  GM1719: { lat: 51.707, lon: 4.805 },
};
