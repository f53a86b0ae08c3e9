import { comeAddresses } from './come.tsx';
import { lookAddresses } from './look.tsx';
import { mineAddresses } from './mine.tsx';

/** Where one knocks for meetings: looking, coming, the own page, organising, the day itself, what came out. */
export const meetingAddresses = [...lookAddresses, ...comeAddresses, ...mineAddresses];
