import { OWN_PATH } from '../model/paths.ts';

/** Goes on with an organisation for two more years. */
export const RENEW_PATH = `${OWN_PATH}/renew` as const;
