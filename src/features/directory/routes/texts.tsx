import { addresses, type Visit } from '#core/http/request-context.ts';
import { isInterfaceLanguage } from '#core/i18n/i18n.ts';
import { mayTry } from '#core/rate-limit.ts';
import { hashToken } from '#features/accounts';
import { townOf } from '../actions/publish.ts';
import { askMachine, takeText, writeText } from '../actions/texts.ts';
import type { Others } from '../pages/register/texts/others.tsx';
import { RemoveTextPage } from '../pages/register/texts/remove.tsx';
import { type TextRefusal, WriteTextPage } from '../pages/register/texts/write.tsx';
import { previewOf } from '../rules/listing.ts';
import { isOlder, sourceOf, standings } from '../rules/translating/standing.ts';
import { findListing } from '../store/listings.ts';
import { listingTexts, textAsks } from '../store/texts.ts';
import { targetsFrom } from '../translating/spoken.ts';
import type { Listing, ListingText, SourceWords } from '../types.ts';
import type { Language } from '../vocabulary.ts';

const TRIES = { network: [60, 3600], everybody: [600, 3600] } as const;
const DONE = ['kept', 'gone', 'asked', 'too-often'] as const;
const KNOWN = ['not-right', 'changed-elsewhere', 'not-understood'] as const;

const own = (visit: Visit): string => `/register/${visit.param('link')}`;

/** How the owner's initiative stands in other languages, and whether a machine may be asked. */
export async function otherLanguages(visit: Visit, { id, form, state }: Listing): Promise<Others> {
  const { house, query } = visit;
  const spoken = state === 'public' ? await targetsFrom(house, form.textLanguage) : [];
  const [texts, asks] = await visit.browse(async (tx) => {
    await findListing(tx, { link: hashToken(visit.param('link')) });
    return [await listingTexts(tx, id), await textAsks(tx, id)];
  });
  const ready = spoken.length > 0 ? 'ready' : 'none';
  return {
    standings: standings(form, texts, asks, spoken),
    machine: house.translate && state !== 'public' ? 'when-public' : ready,
    moment: house.now().getTime(),
    done: DONE.find((what) => what === query.get('texts')),
  };
}

interface Opened {
  mine: Listing;
  into: Language;
  now: ListingText | undefined;
}

/** The listing of this link and what it says in the language of the address; nothing when that is its own. */
async function opened(visit: Visit): Promise<Opened | undefined> {
  const into = visit.param('language');
  if (!isInterfaceLanguage(into)) return undefined;
  return visit.browse(async (tx) => {
    const mine = await findListing(tx, { link: hashToken(visit.param('link')) });
    if (!mine || mine.form.textLanguage === into) return undefined;
    const now = (await listingTexts(tx, mine.id)).find(({ language }) => language === into);
    return { mine, into, now };
  });
}

interface Written {
  typed: { name: string; summary: string };
  from: SourceWords;
  seen: number;
}

const writtenIn = ({ form: { one } }: Visit): Written => ({
  typed: { name: one('name'), summary: one('summary') },
  from: { language: one('fromLanguage'), name: one('fromName'), summary: one('fromSummary') },
  seen: Number(one('seen')),
});

function show(
  visit: Visit,
  { mine, into, now }: Opened,
  written: Written,
  more: { refusal?: string; look?: boolean } = {},
): Response {
  const { typed, from, seen } = written;
  const refusal: TextRefusal | undefined = KNOWN.find((known) => known === more.refusal);
  const town = townOf(mine.form);
  const looked = {
    ...previewOf(mine.form, town, visit.house.now()),
    language: into,
    texts: { [into]: typed },
  };
  return visit.page(
    <WriteTextPage
      reader={{ ...visit.reader, path: `${own(visit)}/texts/${into}` }}
      token={visit.token()}
      at={own(visit)}
      form={mine.form}
      into={into}
      typed={typed}
      from={from}
      seen={seen}
      now={now}
      older={now !== undefined && isOlder(now, sourceOf(mine.form))}
      preview={more.look ? looked : undefined}
      refusal={refusal}
    />,
    refusal === 'changed-elsewhere' ? 409 : refusal ? 422 : 200,
  );
}

export const textAddresses = addresses(
  {
    method: 'get',
    path: '/register/:link/texts/:language',
    may: 'anyone',
    teamLanguages: true,
    answer: async (visit) => {
      const it = await opened(visit);
      if (!it) return visit.notThere();
      const typed = { name: it.now?.name ?? '', summary: it.now?.summary ?? '' };
      return show(visit, it, { typed, from: sourceOf(it.mine.form), seen: it.now?.version ?? 0 });
    },
  },
  {
    method: 'post',
    path: '/register/:link/texts/:language/keep',
    may: 'anyone',
    teamLanguages: true,
    answer: async (visit) => {
      const it = await opened(visit);
      if (!it) return visit.notThere();
      return show(visit, it, writtenIn(visit), { look: visit.form.one('what') === 'look' });
    },
  },
  {
    method: 'post',
    path: '/register/:link/texts/:language',
    may: 'anyone',
    teamLanguages: true,
    does: writeText,
    answer: async (visit) => {
      const written = writtenIn(visit);
      const { typed, from, seen } = written;
      const said = { link: visit.param('link'), language: visit.param('language'), ...typed, from, seen };
      const done = await writeText(visit.house, visit.actor, said);
      if (done.ok) return visit.go(`${own(visit)}?texts=kept#texts`);
      const it = await opened(visit);
      if (!it) return visit.notThere();
      // Whoever was told that it changed elsewhere decides with the next tap.
      const known = done.refusal === 'changed-elsewhere' ? (it.now?.version ?? 0) : seen;
      return show(visit, it, { ...written, seen: known }, { refusal: done.refusal });
    },
  },
  {
    method: 'get',
    path: '/register/:link/texts/:language/remove',
    may: 'anyone',
    teamLanguages: true,
    answer: (visit) => askRemove(visit),
  },
  {
    method: 'post',
    path: '/register/:link/texts/:language/remove',
    may: 'anyone',
    teamLanguages: true,
    does: takeText,
    answer: async (visit) => {
      const language = visit.param('language');
      const said = { link: visit.param('link'), language, seen: Number(visit.form.one('seen')) };
      const done = await takeText(visit.house, visit.actor, said);
      return done.ok ? visit.go(`${own(visit)}?texts=gone#texts`) : askRemove(visit, true);
    },
  },
  {
    method: 'post',
    path: '/register/:link/texts',
    may: 'anyone',
    teamLanguages: true,
    does: askMachine,
    answer: async (visit) => {
      const { house, network } = visit;
      const it = await visit.browse((tx) => findListing(tx, { link: hashToken(visit.param('link')) }));
      if (!it) return visit.notThere();
      if (!(await mayTry(house, 'translate', network, TRIES)))
        return visit.go(`${own(visit)}?texts=too-often#texts`);
      const one = visit.form.one('language');
      const able = await targetsFrom(house, it.form.textLanguage);
      const languages = one === 'all' ? able : able.filter((code) => code === one);
      const done = await askMachine(house, visit.actor, { link: visit.param('link'), languages });
      return done.ok ? visit.go(`${own(visit)}?texts=asked#texts`) : visit.notThere();
    },
  },
);

async function askRemove(visit: Visit, changed = false): Promise<Response> {
  const it = await opened(visit);
  if (!it) return visit.notThere();
  // Somebody else took it away already: that is what was wished.
  if (!it.now) return visit.go(`${own(visit)}?texts=gone#texts`);
  const at = `${own(visit)}/texts/${it.into}`;
  return visit.page(
    <RemoveTextPage reader={visit.reader} token={visit.token()} at={at} text={it.now} changed={changed} />,
    changed ? 409 : 200,
  );
}
