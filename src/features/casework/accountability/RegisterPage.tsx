import type { PageContext } from '#core/http/page-context.ts';
import { Definition, DeskLayout, PrintButton } from '#ui';
import { teamMessagesIn } from '../messages.ts';
import { PROCESSINGS } from './register.ts';

/** The processings of the guide's desk: for which purpose, by which article, of whom, to whom, how long. For all staff. */
export function RegisterPage({ page, controller }: { page: PageContext; controller: string }) {
  const { language } = page;
  const t = teamMessagesIn(language);
  return (
    <DeskLayout
      page={page}
      title={t('register.title')}
      crumbs={[]}
      actions={<PrintButton label={t('register.print')} />}
    >
      <p class="lead">{t('register.lead', { controller })}</p>
      {PROCESSINGS.map(({ id, ground, data, recipients, retention }) => (
        <section>
          <h2>{t(`register.${id}`)}</h2>
          <Definition
            items={[
              [t('register.purpose'), t(`register.${id}.purpose`)],
              [t('register.ground'), <span lang="nl">{ground}</span>],
              [t('register.data'), <List items={data.map((name) => t(`register.data.${name}`))} />],
              [t('register.to'), <List items={recipients.map((name) => t(`register.to.${name}`))} />],
              [t('register.keep'), t(`register.keep.${retention}`)],
            ]}
          />
        </section>
      ))}
      <p class="soft">{t('register.never')}</p>
    </DeskLayout>
  );
}

const List = ({ items }: { items: string[] }) => (
  <ul>
    {items.map((item) => (
      <li>{item}</li>
    ))}
  </ul>
);
