import type { AppContext } from '#core/context.ts';
import { privateLinkToken } from '#core/private-links.ts';
import {
  type DemoGuide,
  type DemoTenant,
  issueDemoSignIn,
  seedDemoCard,
  seedDemoGuides,
  seedDemoTenants,
} from '../features/accounts/demo-seed.ts';
import {
  BUDDY_PROJECTS,
  type DemoBefriending,
  seedDemoBefriending,
} from '../features/befriending/demo-seed.ts';
import { seedDemoCasework } from '../features/casework/demo-seed.ts';
import { seedDemoCollaborations } from '../features/collaborations/demo-seed.ts';
import { seedDemoConsents } from '../features/consents/demo-seed.ts';
import { seedDemoInitiativeQuestion } from '../features/contact/demo-seed.ts';
import { seedDemoDesk, seedDemoListings, seedDemoListingsCalled } from '../features/directory/demo-seed.ts';
import { seedDemoGuidance } from '../features/guidance/demo-seed.ts';
import { seedDemoHours } from '../features/hours/demo-seed.ts';
import { type DemoAsker, seedDemoPlacements } from '../features/placements/demo-seed.ts';
import { seedDemoSignals } from '../features/signals/demo-seed.ts';
import { demoTablePaths, seedDemoVoice } from '../features/voice/demo-seed.ts';

/** Where staff of a municipality begin. */
const STAFF_START = '/account/start';

/** Whom a visitor of the demonstration can be. */
export interface DemoPeople {
  newcomer: DemoAsker | undefined;
  guides: DemoGuide[];
  /** Municipalities, with who works there. */
  tenants: DemoTenant[];
  /** The listing whose inbox has a bit of everything. */
  inbox: { listing: string; name: string } | undefined;
  /** Who meets as equals: one of each side, and the organisation that brings them together. */
  befriending: DemoBefriending | undefined;
}

/**
 * Seeds the people of the demonstration: initiatives that answer, who asks there, who shows what to whom, two guides and a booklet.
 * Seeding again changes nothing, also after visitors changed or deleted some of it.
 */
export async function seedDemoPeople(app: AppContext): Promise<DemoPeople> {
  const listings = await seedDemoListings(app);
  await seedDemoConsents(app, listings);
  const askers = await seedDemoPlacements(app, listings);
  const guides = await seedDemoGuides(app);
  await seedDemoGuidance(
    app,
    guides,
    askers,
    // Places at which the first of them did not ask.
    listings.slice(4).map(({ initiative }) => initiative),
  );
  await seedDemoDesk(app, listings);
  const [newcomer] = askers;
  if (newcomer) await seedDemoHours(app, { ...newcomer, places: newcomer.listings });
  const [inbox] = newcomer?.listings ?? [];
  const asked = listings.find(({ listing }) => listing === inbox?.listing);
  if (asked) await seedDemoInitiativeQuestion(app, asked);
  const tenants = await seedDemoTenants(app);
  await seedDemoSignals(app, listings);
  await seedDemoCasework(app, tenants, newcomer);
  await seedDemoVoice(app);
  await seedDemoCollaborations(app, listings);
  const projects = await seedDemoListingsCalled(app, BUDDY_PROJECTS);
  const befriending = await seedDemoBefriending(app, listings, projects);
  return { newcomer, guides, tenants, inbox, befriending };
}

/** How a visitor opens them, as lines for the person who started the server. */
export async function demoDoors(app: AppContext, people: DemoPeople, days: number): Promise<string[]> {
  const { newcomer, guides, tenants, inbox, befriending } = people;
  const lines: string[] = [];
  const words = newcomer && (await seedDemoCard(app, newcomer.person));
  if (words)
    lines.push(
      `    ${newcomer.name}, who asks for places: ${app.publicUrl}/${newcomer.language}/open with the card ${words}`,
    );
  if (inbox)
    lines.push(
      `    a volunteer of “${inbox.name}”, who answers: ${app.publicUrl}/nl/register/${privateLinkToken(app, 'listing', inbox.listing)}`,
    );
  for (const friend of befriending ? [befriending.newcomer, befriending.resident] : []) {
    const card = await seedDemoCard(app, friend.person);
    if (card)
      lines.push(
        `    ${friend.name}, ${friend === befriending?.newcomer ? 'a newcomer' : 'a resident'} who wants to meet people: ${app.publicUrl}/${friend.language}/open with the card ${card}`,
      );
  }
  if (befriending)
    lines.push(
      `    a coordinator of “${befriending.organisation.name}”, which brings them together: ${app.publicUrl}/nl/register/${privateLinkToken(app, 'listing', befriending.organisation.listing)}`,
    );
  const tables = demoTablePaths(app);
  if (tenants.length)
    lines.push(
      `    a key person at a table: ${app.publicUrl}/nl${tables.helping}`,
      `    somebody who types papers in: ${app.publicUrl}/nl${tables.typing}`,
    );
  for (const guide of guides)
    lines.push(
      `    ${guide.name}, who guides newcomers (opens once, another link at every start): ${await issueDemoSignIn(app, guide, days)}`,
    );
  for (const { name, staff } of tenants)
    for (const member of staff)
      lines.push(
        `    ${member.name} of ${name}, ${member.roles.join(' and ')} (opens once): ${await issueDemoSignIn(app, member, days, STAFF_START)}`,
      );
  return lines.length ? ['  and these open people of the demonstration:', ...lines] : [];
}
