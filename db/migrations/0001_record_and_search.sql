CREATE TABLE `audit_event` (
	`id` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`at` integer NOT NULL,
	`actor` text NOT NULL,
	`action` text NOT NULL,
	`subject` text,
	`before` text,
	`after` text
);
--> statement-breakpoint
CREATE INDEX `audit_event_subject` ON `audit_event` (`subject`,`id`);--> statement-breakpoint
CREATE INDEX `audit_event_action` ON `audit_event` (`action`,`id`);--> statement-breakpoint
ALTER TABLE `account` ADD `first_key` text GENERATED ALWAYS AS (replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(lower(coalesce(first_name, '')), 'ß', 'ss'), 'Ä', 'a'), 'ä', 'a'), 'Ö', 'o'), 'ö', 'o'), 'Ü', 'u'), 'ü', 'u'), 'É', 'e'), 'é', 'e'), 'È', 'e'), 'è', 'e'), 'Á', 'a'), 'á', 'a'), 'À', 'a'), 'à', 'a'), 'Ó', 'o'), 'ó', 'o'), 'Í', 'i'), 'í', 'i'), 'Ú', 'u'), 'ú', 'u'), 'Ç', 'c'), 'ç', 'c'), 'Ñ', 'n'), 'ñ', 'n'), 'Å', 'a'), 'å', 'a'), 'Ø', 'o'), 'ø', 'o'), 'Š', 's'), 'š', 's'), 'Ž', 'z'), 'ž', 'z'), 'Ł', 'l'), 'ł', 'l')) VIRTUAL;--> statement-breakpoint
ALTER TABLE `account` ADD `last_key` text GENERATED ALWAYS AS (replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(lower(coalesce(last_name, '')), 'ß', 'ss'), 'Ä', 'a'), 'ä', 'a'), 'Ö', 'o'), 'ö', 'o'), 'Ü', 'u'), 'ü', 'u'), 'É', 'e'), 'é', 'e'), 'È', 'e'), 'è', 'e'), 'Á', 'a'), 'á', 'a'), 'À', 'a'), 'à', 'a'), 'Ó', 'o'), 'ó', 'o'), 'Í', 'i'), 'í', 'i'), 'Ú', 'u'), 'ú', 'u'), 'Ç', 'c'), 'ç', 'c'), 'Ñ', 'n'), 'ñ', 'n'), 'Å', 'a'), 'å', 'a'), 'Ø', 'o'), 'ø', 'o'), 'Š', 's'), 'š', 's'), 'Ž', 'z'), 'ž', 'z'), 'Ł', 'l'), 'ł', 'l')) VIRTUAL;--> statement-breakpoint
CREATE INDEX `account_last_key` ON `account` (`last_key`,`first_key`,`id`);--> statement-breakpoint
CREATE INDEX `account_first_key` ON `account` (`first_key`);--> statement-breakpoint
ALTER TABLE `run_change` ADD `subject` text GENERATED ALWAYS AS (coalesce(account_id, employee_id)) VIRTUAL;--> statement-breakpoint
CREATE INDEX `run_change_subject` ON `run_change` (`subject`);