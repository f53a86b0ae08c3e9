import type { ComponentProps } from 'preact';
import { ButtonLink, Layout, Notice } from '#ui';
import { messagesIn } from '../messages.ts';
import { PAIRS_PATH } from '../model/paths.ts';
import { BlockForm, ReportLink } from '../safety/SafetyLinks.tsx';
import { ThreadSection } from './ThreadSection.tsx';

type Props = ComponentProps<typeof ThreadSection> & {
  /** A message went out just now. */
  sent: boolean;
  /** The card of the other side. */
  other: string | undefined;
  /** The organisation that brought them together. */
  organisation: string;
};

/** The whole conversation of a pair; of one that is over, that it is. */
export function ThreadPage({ sent, other, organisation, ...props }: Props) {
  const { page, thread } = props;
  const { language } = page;
  const t = messagesIn(language);
  const path = `${PAIRS_PATH}/${thread.pair}`;
  return (
    <Layout
      page={{ ...page, path: `${path}/messages` }}
      title={t(thread.open ? 'relay.title' : 'relay.over')}
      narrow
      robots="noindex"
      sheet={page.assets['befriending.css']}
    >
      {thread.open ? (
        <>
          <h1>{thread.others.map(({ name }) => name).join(' · ')}</h1>
          {sent && (
            <Notice kind="good" role="status">
              {t('relay.sent')}
            </Notice>
          )}
          {thread.minor && <Notice kind="ask">{t('safety.minor', { name: organisation })}</Notice>}
          <ThreadSection {...props} whole />
        </>
      ) : (
        <>
          <h1>{t('relay.over')}</h1>
          <p class="lead">{t('relay.over.lead')}</p>
          {props.typed && (
            // What was typed when the other stopped is not lost: it can still be copied.
            <blockquote dir="auto" class="words">
              {props.typed}
            </blockquote>
          )}
        </>
      )}
      <ReportLink page={page} about={other} />
      {thread.open && <BlockForm page={page} about={other} />}
      <p class="no-print">
        <ButtonLink
          href={`/${language}${PAIRS_PATH}${thread.open ? `/${thread.pair}` : ''}`}
          kind="ghost"
          icon="back"
        >
          {t('relay.back')}
        </ButtonLink>
      </p>
    </Layout>
  );
}
