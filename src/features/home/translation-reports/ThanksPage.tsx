import type { PageContext } from '#core/http/page-context.ts';
import { ButtonLink, Layout } from '#ui';
import { messagesIn } from '../messages.ts';

interface ThanksPageProps {
  page: PageContext;
  /** `often`: not counted, because of too many reports from one network. */
  outcome: 'counted' | 'often';
  /** The path of the reported page, without the language; empty when it is unknown. */
  back: string;
}

/** After reporting that a page is not well translated. */
export function ThanksPage({ page, outcome, back }: ThanksPageProps) {
  const t = messagesIn(page.language);
  const href = (path: string) => `/${page.language}${path === '/' ? '' : path}`;
  const [path = ''] = back.split('?');
  return (
    <Layout page={page} title={t(`thanks.${outcome}`)} narrow robots="noindex">
      <h1>{t(`thanks.${outcome}`)}</h1>
      <p class="lead">{t(`thanks.${outcome}.lead`)}</p>
      <p class="actions">
        <ButtonLink href={href(back || '/')} icon={back ? 'back' : 'home'}>
          {t(back ? 'thanks.back' : 'trouble.home')}
        </ButtonLink>
        <ButtonLink
          href={href(`/contact?about=mistake&page=${page.publicPath(path)}`)}
          kind="ghost"
          icon="pen"
        >
          {t('thanks.say')}
        </ButtonLink>
      </p>
      <p>
        <a href={href('/languages')}>{t('languages.title')}</a>
      </p>
    </Layout>
  );
}
