/**
 * The large lakes of the Netherlands, which Natural Earth counts as land in its countries. Drawn by hand for this map, after
 * the positions of the towns and dikes on their shores: right within a kilometre or so. Rings of longitude and latitude in
 * thousandths of a degree.
 */
export const LAKES: readonly (readonly number[])[] = [
  // IJsselmeer with Ketelmeer, from Den Oever along the Afsluitdijk, Friesland, Noordoostpolder and Flevoland.
  [
    5052, 52926, 5130, 52966, 5225, 53016, 5335, 53064, 5386, 53096, 5392, 53070, 5382, 53052, 5402, 53020,
    5398, 52985, 5392, 52950, 5384, 52920, 5358, 52895, 5352, 52876, 5385, 52852, 5425, 52842, 5478, 52852,
    5530, 52838, 5600, 52846, 5660, 52838, 5700, 52838, 5684, 52826, 5640, 52806, 5602, 52772, 5588, 52720,
    5584, 52664, 5594, 52652, 5640, 52612, 5700, 52616, 5780, 52620, 5836, 52604, 5852, 52590, 5834, 52578,
    5770, 52582, 5690, 52586, 5628, 52600, 5560, 52584, 5490, 52556, 5438, 52530, 5386, 52584, 5302, 52690,
    5306, 52710, 5260, 52742, 5205, 52760, 5160, 52764, 5122, 52776, 5124, 52804, 5116, 52850, 5090, 52900,
  ],
  // Markermeer and IJmeer, from Enkhuizen along the Houtribdijk, Flevoland, Amsterdam and Waterland.
  [
    5290, 52688, 5374, 52580, 5424, 52520, 5372, 52484, 5300, 52446, 5238, 52416, 5180, 52386, 5136, 52366,
    5112, 52352, 5124, 52338, 5090, 52336, 5052, 52340, 5014, 52350, 5006, 52372, 4982, 52384, 5010, 52388,
    5040, 52406, 5082, 52426, 5078, 52440, 5046, 52448, 5048, 52464, 5070, 52482, 5086, 52496, 5078, 52520,
    5066, 52550, 5048, 52584, 5050, 52612, 5062, 52632, 5110, 52628, 5165, 52624, 5210, 52630, 5246, 52648,
    5276, 52672,
  ],
];

/** Islands in them: Marken. */
export const LAKE_ISLANDS: readonly (readonly number[])[] = [
  [5082, 52452, 5098, 52466, 5122, 52468, 5140, 52458, 5118, 52448, 5096, 52444],
];

/** The narrow lakes between Flevoland and the old land, as a line along their middle. */
export const NARROW_LAKES: readonly (readonly number[])[] = [
  [
    5118, 52340, 5140, 52326, 5180, 52318, 5240, 52310, 5290, 52300, 5330, 52286, 5362, 52272, 5400, 52256,
    5450, 52264, 5500, 52290, 5540, 52318, 5584, 52346, 5624, 52366, 5680, 52388, 5730, 52402, 5780, 52430,
    5818, 52460, 5836, 52500, 5850, 52540, 5846, 52584,
  ],
];
/** About how wide they are, in kilometres. */
export const NARROW_LAKE_KM = 1;
