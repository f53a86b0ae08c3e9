import { publicPage } from '#core/http/public-page.ts';
import type { Reader } from '#core/http/request-context.ts';
import { ButtonLink, Frame } from '#ui';
import { speak } from '../messages/index.ts';

interface Shown {
  reader: Reader;
  said: 'counted' | 'often';
  /** Where one was, after the language; empty when nobody says. */
  back: string;
}

/** It is counted that a page is not well translated. What is in `counted` also fits on the page where one was. */
export function ThanksPage({ reader, said, back }: Shown) {
  const say = speak(reader.language);
  const at = (path: string) => `/${reader.language}${path === '/' ? '' : path}`;
  const [path = ''] = back.split('?');
  return (
    <Frame reader={reader} title={say(`thanks.${said}`)} narrow robots="noindex">
      <h1>{say(`thanks.${said}`)}</h1>
      <p class="lead">{say(`thanks.${said}.lead`)}</p>
      <p class="actions">
        <ButtonLink href={at(back || '/')} icon={back ? 'back' : 'home'}>
          {say(back ? 'thanks.back' : 'trouble.home')}
        </ButtonLink>
        <ButtonLink href={at(`/contact?about=mistake&page=${publicPage(path)}`)} kind="ghost" icon="pen">
          {say('thanks.say')}
        </ButtonLink>
      </p>
      <p>
        <a href={at('/languages')}>{say('languages.title')}</a>
      </p>
    </Frame>
  );
}
