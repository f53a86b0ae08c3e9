import type { PageContext } from '#core/http/page-context.ts';
import { Button, ButtonLink, Layout, Notice } from '#ui';
import { messagesIn } from '../messages.ts';
import { BLOCKED_PATH, OWN_PATH, REPORT_PATH } from '../model/paths.ts';
import type { BlockedPerson, PersonMet } from './queries.ts';

export const BLOCK_NOTICES = ['blocked', 'unblocked', 'gone'] as const;
export type BlockNotice = (typeof BLOCK_NOTICES)[number];

/** Whom somebody does not want to meet any more: what it does, who it can be, and taking it back. */
export function BlockedPage({
  page,
  token,
  people,
  blocked,
  notice,
}: {
  page: PageContext;
  token: string;
  /** Whom one can block; of one card where the page came from there. */
  people: PersonMet[];
  blocked: BlockedPerson[];
  notice?: BlockNotice | undefined;
}) {
  const { language } = page;
  const t = messagesIn(language);
  return (
    <Layout page={{ ...page, path: BLOCKED_PATH }} title={t('safety.block.title')} narrow robots="noindex">
      <h1>{t('safety.block.title')}</h1>
      {notice && (
        <Notice kind={notice === 'gone' ? 'ask' : 'good'} role="status">
          {t(`safety.block.notice.${notice}`)}
        </Notice>
      )}
      <p class="lead">{t('safety.block.what')}</p>
      {people.map(({ member, name, sameCircle }) => (
        <form method="post" action={`/${language}${BLOCKED_PATH}`} class="stack">
          <input type="hidden" name="token" value={token} />
          <input type="hidden" name="member" value={member} />
          {sameCircle && <p class="soft">{t('safety.block.circle')}</p>}
          <p>
            <Button kind="ghost" icon="not-seen">
              {t('safety.block.do', { name })}
            </Button>
          </p>
        </form>
      ))}
      {people.length === 0 && <p>{t('safety.block.nobody')}</p>}
      {blocked.length > 0 && (
        <section>
          <h2>{t('safety.block.list')}</h2>
          <ul class="plain">
            {blocked.map(({ id, name }) => (
              <li>
                <form method="post" action={`/${language}${BLOCKED_PATH}/undo`} class="inline">
                  <input type="hidden" name="token" value={token} />
                  <input type="hidden" name="id" value={id} />
                  <b>
                    <bdi>{name}</bdi>
                  </b>{' '}
                  <Button kind="quiet" label={t('safety.block.undo.name', { name })}>
                    {t('safety.block.undo')}
                  </Button>
                </form>
              </li>
            ))}
          </ul>
        </section>
      )}
      <p class="actions">
        <ButtonLink href={`/${language}${REPORT_PATH}`} kind="quiet" icon="warning">
          {t('safety.report.link')}
        </ButtonLink>
        <ButtonLink href={`/${language}${OWN_PATH}`} kind="ghost" icon="back">
          {t('safety.back')}
        </ButtonLink>
      </p>
    </Layout>
  );
}
