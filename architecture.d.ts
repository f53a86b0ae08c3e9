export const features: string[];
export const foundation: string[];
