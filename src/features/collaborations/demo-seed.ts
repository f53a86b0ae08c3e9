import type { AppContext } from '#core/context.ts';
import type { Tx } from '#core/db/connection.ts';
import { inTransaction } from '#core/db/rls-context.ts';
import { deterministicId, privateLinkHash } from '#core/private-links.ts';
import { daysBefore } from '#core/time/amsterdam.ts';
import { listTenants } from '#features/accounts';
import { OBSTACLES } from '#features/signals/rules.ts';
import stories from './demo-stories.json' with { type: 'json' };
import { type Joiner, saveInterest } from './joining/queries.ts';
import { addCollaboration, changeCollaboration, saveText } from './model/queries.ts';
import {
  COLLABORATION_THEMES,
  COST_BANDS,
  type CollaborationText,
  INTEREST_KINDS,
  SIZE_BANDS,
} from './model/rules.ts';
import { addPartner, answerPartner } from './partners/queries.ts';

/** A listing of the demonstration. */
interface DemoListing {
  listing: string;
  initiative: string;
  name: string;
}

/** An organisation of the demonstration that tells or joins. */
interface DemoOrganisation {
  joiner: Joiner;
  name: string;
  initiative: string | null;
  municipality: string;
}

type Story = (typeof stories)[number];

const DEN_HAAG = 'GM0518';
const LANGUAGE = 'nl';

/**
 * Seeds six collaborations with partners, and with who does them too or wants them. Seeding again changes nothing, also after
 * visitors changed or deleted some of it.
 */
export const seedDemoCollaborations = (app: AppContext, listings: readonly DemoListing[]): Promise<void> =>
  inTransaction(app.db, { systemTask: { name: 'demonstration' } }, async (tx) => {
    const tenants = await listTenants(tx);
    /** `listing 3`, or `tenant GM0518`. */
    const organisationOf = (words: string): DemoOrganisation | undefined => {
      const [kind, which = ''] = words.split(' ');
      if (kind === 'tenant') {
        const tenant = tenants.find(({ municipalities }) => municipalities.includes(which));
        return (
          tenant && {
            joiner: { tenant: tenant.id },
            name: tenant.name,
            initiative: null,
            municipality: which,
          }
        );
      }
      const kept = listings[Number(which)];
      return (
        kept && {
          joiner: { listing: kept.listing },
          name: kept.name,
          initiative: kept.initiative,
          municipality: DEN_HAAG,
        }
      );
    };
    // The newest last, so that the order of the ids is that of the days.
    for (const story of stories) {
      const teller = organisationOf(story.teller);
      if (teller) await seedStory(tx, app, story, teller, organisationOf);
    }
  });

async function seedStory(
  tx: Tx,
  app: AppContext,
  story: Story,
  teller: DemoOrganisation,
  organisationOf: (words: string) => DemoOrganisation | undefined,
): Promise<void> {
  const at = daysBefore(app.now(), story.daysAgo);
  const idOf = (kind: string, ...which: string[]) =>
    deterministicId(app, kind, { application: ['demonstration', story.slug, ...which] });
  const id = idOf('collaboration');
  const texts = Object.entries<CollaborationText | undefined>(story.texts);
  const isNew = await addCollaboration(
    tx,
    {
      id,
      teller: teller.joiner,
      tellerName: teller.name,
      initiative: teller.initiative,
      language: LANGUAGE,
      content: {
        themes: COLLABORATION_THEMES.filter((theme) => story.themes.includes(theme)),
        obstacles: OBSTACLES.filter((obstacle) => story.obstacles.includes(obstacle)),
        cost: COST_BANDS.find((band) => band === story.cost) ?? null,
        size: SIZE_BANDS.find((band) => band === story.size) ?? null,
        municipalities: story.municipalities,
        sinceYear: story.sinceYear,
        figures: story.figures,
      },
      text: story.texts.nl,
    },
    at,
  );
  if (!isNew) return;
  for (const [language, text] of texts) if (text) await saveText(tx, id, language, text);
  await changeCollaboration(tx, id, 1, { state: 'public' }, at);
  for (const name of story.partners) {
    const partner = idOf('collaboration-partner', name);
    const asked = {
      id: partner,
      collaboration: id,
      name,
      kind: name.startsWith('Gemeente') ? ('municipality' as const) : ('other' as const),
      initiative: null,
      listing: null,
      tenant: null,
      email: '',
      link: privateLinkHash(app, 'collaboration-partner', partner),
    };
    await addPartner(tx, app, asked, at);
    await answerPartner(tx, partner, 'yes', at);
  }
  for (const words of story.joined) {
    const [said, kind, which, unnamed] = words.split(' ');
    const organisation = organisationOf(`${kind} ${which}`);
    if (!organisation) continue;
    await saveInterest(
      tx,
      app,
      {
        id: idOf('collaboration-interest', `${kind} ${which}`),
        collaboration: id,
        joiner: organisation.joiner,
        kind: INTEREST_KINDS.find((known) => known === said) ?? 'want',
        name: organisation.name,
        named: unnamed === undefined,
        municipality: organisation.municipality,
        email: said === 'want' ? 'kennismaken@voorbeeld.example' : '',
        language: LANGUAGE,
      },
      at,
    );
  }
}
