/** The rows of this feature, as PostgreSQL keeps them: column names are those of the migrations. */
declare module '#core/db/connection.ts' {
  interface Database {
    postcode: PostcodeTable;
  }
}

interface PostcodeTable {
  code: string;
  lat: number;
  lon: number;
}

export {};
