import { walkOperations } from "./walk-operations.ts";

walkOperations(({ method }) => method !== "GET");
