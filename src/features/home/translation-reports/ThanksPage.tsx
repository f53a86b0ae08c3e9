import type { PageContext } from '#core/http/page-context.ts';
import { ButtonLink, Layout } from '#ui';
import { messagesIn } from '../messages.ts';

interface Shown {
  page: PageContext;
  said: 'counted' | 'often';
  /** Where one was, after the language; empty when nobody says. */
  back: string;
}

/** It is counted that a page is not well translated. What is in `counted` also fits on the page where one was. */
export function ThanksPage({ page, said, back }: Shown) {
  const t = messagesIn(page.language);
  const at = (path: string) => `/${page.language}${path === '/' ? '' : path}`;
  const [path = ''] = back.split('?');
  return (
    <Layout page={page} title={t(`thanks.${said}`)} narrow robots="noindex">
      <h1>{t(`thanks.${said}`)}</h1>
      <p class="lead">{t(`thanks.${said}.lead`)}</p>
      <p class="actions">
        <ButtonLink href={at(back || '/')} icon={back ? 'back' : 'home'}>
          {t(back ? 'thanks.back' : 'trouble.home')}
        </ButtonLink>
        <ButtonLink href={at(`/contact?about=mistake&page=${page.publicPath(path)}`)} kind="ghost" icon="pen">
          {t('thanks.say')}
        </ButtonLink>
      </p>
      <p>
        <a href={at('/languages')}>{t('languages.title')}</a>
      </p>
    </Layout>
  );
}
