/**
 * Accounts: who is who, without an account. A newcomer's things hang on a key card (sleutelkaart): five words that open
 * them on any device. We keep no name, e-mail or address here; codes and tokens only as hashes.
 * Later floors add organisations and guides.
 */
export { beginPerson, type Opened } from './actions.ts';
export { actorOf, cardCode } from './device.ts';
export { accountAddresses, cardLink } from './routes.tsx';
export { BEGIN_TRIES } from './rules/times.ts';
export { forgetUnseen, removePerson } from './store.ts';
