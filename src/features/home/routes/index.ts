import { languageAddresses } from './languages.tsx';
import { pageAddresses } from './pages.tsx';

export { troublePage } from './pages.tsx';

/** Where one knocks for pages of the whole house. */
export const homeAddresses = [...pageAddresses, ...languageAddresses];
