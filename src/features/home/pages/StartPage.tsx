import type { PageContext } from '#core/http/page-context.ts';
import { MeetPeopleLink } from '#features/befriending';
import { type Initiative, InitiativeCard } from '#features/directory';
import { BottlenecksLink } from '#features/voice';
import { Button, Layout, LinkCard, Notice, TextField } from '#ui';
import { messagesIn } from '../messages.ts';

/** The start page: two sentences, one search, three links by role, and a few initiatives. */
export function StartPage({
  page,
  examples,
  count,
  demo,
}: {
  page: PageContext;
  examples: Initiative[];
  /** How many initiatives there are. */
  count: number;
  demo: boolean;
}) {
  const { language } = page;
  const t = messagesIn(language);
  const href = (path: string) => `/${language}${path}`;
  return (
    <Layout
      page={page}
      title={t('start.title')}
      description={t('start.lead')}
      formId="search"
      stem={{ done: 1, of: 4, text: '' }}
    >
      <h1>{t('start.title')}</h1>
      <p class="lead">{t('start.lead')}</p>
      <LinkCard
        href={href('/begin')}
        icon="person"
        title={t('start.new')}
        hint={t('start.new.hint')}
        primary
      />
      <search>
        <form method="get" action={href('/initiatives')} id="search" class="search">
          <TextField
            name="q"
            type="search"
            label={t('start.search')}
            hint={t('start.search.hint')}
            value={new URLSearchParams(page.query).get('q') ?? ''}
            maxlength={200}
          />
          <Button icon="search">{t('start.search.do')}</Button>
        </form>
      </search>
      <div class="doors">
        <MeetPeopleLink language={language} />
        <LinkCard href={href('/do')} icon="sprout" title={t('start.do')} hint={t('start.do.hint')} />
        <LinkCard href={href('/work')} icon="building" title={t('start.work')} hint={t('start.work.hint')} />
      </div>
      <p>
        <BottlenecksLink language={language} />
      </p>
      {examples.length > 0 ? (
        <section>
          <h2>{t('start.near')}</h2>
          {demo && <Notice kind="demo">{t('start.demo')}</Notice>}
          <div class="cards">
            {examples.map((initiative) => (
              <InitiativeCard initiative={initiative} language={language} />
            ))}
          </div>
          <p>
            <a href={href('/initiatives')}>{t('start.all', { count })}</a>
          </p>
        </section>
      ) : (
        <p class="soft">{t('start.none')}</p>
      )}
    </Layout>
  );
}
