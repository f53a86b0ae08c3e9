import { publicPage } from '#core/http/public-page.ts';
import { speak } from '../messages/index.ts';
import { Ground } from './ground.tsx';
import { addressIn, type Reader } from './reader.ts';

const before = ['open'] as const;
const own = ['week', 'story'] as const;
const always = ['places', 'kept', 'meetings', 'contact', 'about', 'privacy'] as const;
const addresses = {
  open: '/open',
  week: '/week',
  story: '/story',
  places: '/initiatives',
  kept: '/my-list',
  meetings: '/meetings',
  contact: '/contact',
  about: '/about',
  privacy: '/privacy',
};

/** The ground under the page: where one's own things are, who we are, what we keep. */
export function Footer({ reader }: { reader: Reader }) {
  const say = speak(reader.language);
  const reviewed = reader.languages.find(({ code }) => code === reader.language)?.reviewed ?? true;
  return (
    <footer class="foot no-print">
      <Ground />
      <div class="foot-words">
        <nav aria-label={say('foot')}>
          <ul>
            {[...(reader.signedIn ? own : before), ...always].map((key) => (
              <li>
                <a href={addressIn(reader.language, addresses[key])}>{say(key)}</a>
              </li>
            ))}
          </ul>
        </nav>
        <p>
          <a href={addressIn(reader.language, `/contact?about=mistake&page=${publicPage(reader.path)}`)}>
            {say('noticed')}
          </a>
        </p>
        {!reviewed && (
          <div class="foot-tell">
            <a href={addressIn(reader.language, '/languages')}>{say('unreviewed.page')}</a>
            {/* Pages are kept for everybody, so there is no token: this address only counts. */}
            <form method="post" action={addressIn(reader.language, '/languages')} data-stay>
              <input type="hidden" name="page" value={reader.pattern} />
              <button type="submit">{say('unreviewed.tell')}</button>
            </form>
          </div>
        )}
      </div>
    </footer>
  );
}
