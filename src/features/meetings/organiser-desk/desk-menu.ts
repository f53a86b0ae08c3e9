import { inScope } from '#core/access/actor.ts';
import type { DeskMenuEntry, DeskMenuSource } from '#core/http/desk-menu.ts';
import { UUID_PATTERN } from '#core/http/route-options.ts';
import { alwaysInMenu } from '#ui';
import { findEdition } from '../edition/queries.ts';
import { textOf } from '../edition/texts.ts';
import { teamMessagesIn } from '../messages.ts';
import { countEdition } from './queries.ts';

const EDITION_IN_PATH = new RegExp(`^/organise/(${UUID_PATTERN})(?:/|$)`);

/** All meetings, and before them the pages of the one that is open. */
export const meetingDeskMenu: DeskMenuSource = async (tx, { actor, language, path }) => {
  if (!actor.roles.includes('desk') && !actor.roles.includes('organiser')) return [];
  const t = teamMessagesIn(language);
  const id = EDITION_IN_PATH.exec(path)?.[1];
  const edition = id && inScope(actor, id) ? await findEdition(tx, { id }) : undefined;
  const all = alwaysInMenu(language, { path: '/organise', label: t('menu.meetings') });
  if (!edition) return [all];
  const base = `/organise/${edition.id}`;
  const counts = await countEdition(tx, edition.id);
  const forEverybody: DeskMenuEntry[] = [
    { path: base, label: t('menu.overview') },
    { path: `${base}/come`, label: t('desk.come') },
    { path: `${base}/check-in`, label: t('desk.check-in') },
    {
      path: `${base}/check-in/unknown`,
      label: t('check-in.unknown.title'),
      count: counts.unknownScans,
    },
    { path: `${base}/badges`, label: t('desk.badges') },
  ];
  const forOrganisers: DeskMenuEntry[] = [
    { path: `${base}/people`, label: t('people.title') },
    { path: `${base}/seats`, label: t('desk.seats') },
    { path: `${base}/needs`, label: t('desk.needs'), count: counts.openNeeds },
    { path: `${base}/hosts`, label: t('desk.hosts') },
    { path: `${base}/market`, label: t('desk.market'), count: counts.openStalls },
    { path: `${base}/shifts`, label: t('desk.shifts') },
    { path: `${base}/waiting`, label: t('waiting.title') },
    { path: `${base}/message`, label: t('desk.message') },
    { path: `${base}/letters`, label: t('letters.title') },
    { path: `${base}/change`, label: t('replan.menu') },
    { path: `${base}/photos`, label: t('desk.photos') },
    { path: `${base}/collaborations`, label: t('desk.collaborations') },
    { path: `${base}/edit`, label: t('desk.edit') },
  ];
  return [
    {
      title: textOf(edition.texts, 'title', language),
      entries: actor.roles.includes('organiser') ? [...forEverybody, ...forOrganisers] : forEverybody,
    },
    all,
  ];
};
