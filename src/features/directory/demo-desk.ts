import sharp from 'sharp';
import type { AppContext } from '#core/context.ts';
import { inTransaction } from '#core/db/rls-context.ts';
import { deterministicId, hashToken, privateLinkHash } from '#core/private-links.ts';
import { amsterdamDate, daysAfter, daysBefore } from '#core/time/amsterdam.ts';
import { SOURCE_OWNER } from './catalogue/source.ts';
import { takeOverInitiative } from './listings/model/claim-queries.ts';
import {
  addListing,
  completeInitiative,
  findListing,
  updateListing,
  withdrawInitiative,
} from './listings/model/queries.ts';
import type { ListingForm } from './listings/model/types.ts';
import { saveListingPhoto } from './listings/photo/queries.ts';
import { emptyListingForm } from './listings/registration/read-form.ts';

/** An initiative of the demonstration that somebody keeps. */
export interface DemoListing {
  listing: string;
  initiative: string;
  name: string;
  /** It was made just now, at the first start. */
  isNew: boolean;
}

const PAUSE_DAYS = 21;

/** What invented people registered and nobody looked at yet. */
const WAITING: {
  key: string;
  language: string;
  daysAgo: number;
  why?: string;
  form: Partial<ListingForm>;
}[] = [
  {
    key: 'breicafe',
    language: 'nl',
    daysAgo: 1,
    form: {
      organisation: 'Buurthuis De Kade',
      name: 'Breicafé',
      summary: 'Breien, thee en praten. Wol en naalden liggen klaar.',
      goals: ['people', 'create'],
      town: 'Delft',
      address: 'Voldersgracht 3',
      phone: '015 555 01 23',
      has: ['free', 'walkIn', 'helpers'],
      giftsWanted: ['sew'],
      times: [{ weekday: 3, from: '10:00', to: '12:00' }],
    },
  },
  {
    key: 'samen-koken',
    language: 'ar',
    daysAgo: 2,
    form: {
      organisation: 'مائدة الحي',
      name: 'نطبخ معًا',
      summary: 'كل يوم جمعة نطبخ ونأكل معًا. الأطفال مرحب بهم.',
      textLanguage: 'ar',
      goals: ['food', 'people'],
      town: 'Den Haag',
      email: 'tafel@voorbeeld.nl',
      has: ['childcare'],
      times: [{ weekday: 5, from: '16:00', to: '19:00' }],
    },
  },
  {
    key: 'maatje',
    language: 'nl',
    daysAgo: 4,
    form: {
      organisation: 'Maatjes aan de Vliet',
      name: 'Een maatje voor thuis',
      summary: 'Een vrijwilliger komt elke week bij je thuis, voor een praatje of hulp met post.',
      goals: ['buddy', 'letters'],
      town: 'Voorburg',
      phone: '070 555 02 34',
      contactForms: ['oneToOne', 'atHome'],
    },
  },
  {
    key: 'homework',
    language: 'en',
    daysAgo: 6,
    form: {
      organisation: 'Homework Club Laak',
      name: 'Homework and games',
      summary: 'Students help children with homework. After that we play.',
      textLanguage: 'en',
      goals: ['family', 'study'],
      town: 'Den Haag',
      email: 'homework@voorbeeld.nl',
      ageMin: 8,
      ageMax: 14,
      times: [{ weekday: 2, from: '15:30', to: '17:00' }],
    },
  },
  {
    key: 'korting',
    language: 'nl',
    daysAgo: 8,
    why: 'links',
    form: {
      organisation: 'Superdeal',
      name: 'Gratis cursus met korting',
      summary: 'Kijk op http://korting.example http://deal.example http://gratis.example voor meer.',
      goals: ['work'],
      town: 'Rotterdam',
      website: 'http://korting.example',
    },
  },
];

/**
 * Gives the demonstration what the team and owners have to do with: registrations that wait, a pause, a photo.
 * @param listings those of the demonstration; the last ones get a pause and a photo, the first time
 */
export async function seedDemoDesk(app: AppContext, listings: readonly DemoListing[]): Promise<void> {
  const now = app.now();
  for (const { key, language, daysAgo, why, form } of WAITING) {
    const id = deterministicId(app, 'listing', { application: ['demonstration', `waiting:${key}`] });
    await inTransaction(app.db, {}, (tx) =>
      addListing(
        tx,
        {
          id,
          language,
          form: { ...emptyListingForm('nl'), ...form },
          state: 'waiting',
          reviewReason: why ?? null,
          linkHash: privateLinkHash(app, 'listing', id),
          vouchHash: privateLinkHash(app, 'vouch', id),
        },
        daysBefore(now, daysAgo),
      ),
    );
  }
  const paused = listings.at(-1);
  if (paused?.isNew) await pauseForWeeks(app, paused, amsterdamDate(daysAfter(now, PAUSE_DAYS)), now);
  const pictured = listings.at(-2);
  if (pictured?.isNew) await addDemoPhoto(app, pictured, now);
}

async function pauseForWeeks(
  app: AppContext,
  { listing }: DemoListing,
  until: string,
  now: Date,
): Promise<void> {
  await inTransaction(app.db, {}, async (tx) => {
    const found = await findListing(tx, { link: privateLinkHash(app, 'listing', listing) });
    if (!found) return;
    await updateListing(tx, listing, { state: 'paused', pausedUntil: until }, now);
    await withdrawInitiative(tx, found, 'paused', until);
  });
}

/** A drawn picture: a table with wool, for there are no photographs of invented people. */
const DRAWING = `<svg xmlns="http://www.w3.org/2000/svg" width="960" height="640" viewBox="0 0 960 640">
  <rect width="960" height="640" fill="#f4e9d8"/><rect y="400" width="960" height="240" fill="#a8754a"/>
  <rect x="80" y="80" width="260" height="220" fill="#cfe3ea"/><path d="M210 80v220M80 190h260" stroke="#fff" stroke-width="10"/>
  <circle cx="330" cy="420" r="70" fill="#b5523b"/><circle cx="480" cy="440" r="60" fill="#3a7d5c"/>
  <circle cx="610" cy="415" r="75" fill="#d9a441"/>
  <path d="M300 380q60 50 90 30M450 410q50 40 70 20M570 370q70 60 100 30" stroke="#fff" stroke-width="6" fill="none"/>
  <path d="M690 470l150-130M700 340l140 130" stroke="#6b4a2f" stroke-width="10"/>
</svg>`;

async function addDemoPhoto(app: AppContext, { listing, initiative }: DemoListing, now: Date): Promise<void> {
  const drawing = sharp(Buffer.from(DRAWING));
  const picture = await drawing.clone().jpeg({ quality: 80 }).toBuffer();
  const thumbnail = await drawing.clone().resize(144, 144, { fit: 'cover' }).jpeg({ quality: 80 }).toBuffer();
  await inTransaction(app.db, {}, async (tx) => {
    await findListing(tx, { link: privateLinkHash(app, 'listing', listing) });
    await takeOverInitiative(tx, initiative, { source: SOURCE_OWNER, sourceId: listing });
    const version = hashToken(picture.toString('base64')).toString('hex').slice(0, 16);
    const photo = { picture, thumbnail, version, width: 960, height: 640 };
    await saveListingPhoto(
      tx,
      listing,
      { ...photo, words: 'Een tekening: drie bollen wol op een tafel' },
      now,
    );
    await completeInitiative(tx, listing);
  });
}
