import { can, type Owner } from '#core/access/actor.ts';
import { OWNER_PATH } from '#features/directory';
import { ButtonLink } from '#ui';
import { teamMessagesIn } from '../messages.ts';
import {
  ATTENDANCE_PATH,
  BEFRIENDING_PATH,
  HOURS_SIGNING_PATH,
  INBOX_PATH,
  PEOPLE_PATH,
  SETTINGS_PATH,
  SIGNALS_PATH,
} from './paths.ts';

interface TabsProps {
  language: string;
  actor: Owner;
  current: 'requests' | 'attendance' | 'settings';
}

/** From one page of an initiative about places to the others; settings are for its owner. */
export function PlacementTabs({ language, actor, current }: TabsProps) {
  const t = teamMessagesIn(language);
  const isOwner = can(actor, 'owner');
  const tabs = [
    ['requests', INBOX_PATH],
    ['attendance', ATTENDANCE_PATH],
    ['hours', HOURS_SIGNING_PATH],
    ['signals', SIGNALS_PATH],
    ['befriending', BEFRIENDING_PATH],
    ...(isOwner
      ? ([
          ['people', PEOPLE_PATH],
          ['settings', SETTINGS_PATH],
        ] as const)
      : []),
  ] as const;
  return (
    <nav class="no-print" aria-label={t('tabs')}>
      <ul class="chips">
        {tabs.map(([name, path]) => (
          <li>
            <a href={`/${language}${path}`} aria-current={name === current ? 'page' : undefined}>
              {t(`tabs.${name}`)}
            </a>
          </li>
        ))}
      </ul>
    </nav>
  );
}

/** Back to the page of the initiative or, for who only helps there, to their own account. */
export function BackToOwnPage({ language, actor }: Omit<TabsProps, 'current'>) {
  return (
    <p class="no-print">
      <ButtonLink
        href={`/${language}${can(actor, 'owner') ? OWNER_PATH : '/account'}`}
        kind="ghost"
        icon="back"
      >
        {teamMessagesIn(language)('inbox.back')}
      </ButtonLink>
    </p>
  );
}
