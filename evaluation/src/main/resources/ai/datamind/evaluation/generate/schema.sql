CREATE TABLE region (id int PRIMARY KEY, name text NOT NULL, code char(3));
CREATE TABLE customer (id int PRIMARY KEY, tenant int NOT NULL, name text, email text, phone varchar(20), region_id int,
  balance numeric(12,2), score float8, born date, vip bool, doc jsonb, tags text[]);
CREATE TABLE orders (id bigint PRIMARY KEY, customer_id int, tenant int, amount numeric(10,2), qty int, placed date,
  shipped timestamp, status char(1), note text);
CREATE TABLE item (order_id bigint, line int, sku text, price numeric(10,2), qty smallint, PRIMARY KEY (order_id, line));
CREATE INDEX ON orders (customer_id);
CREATE INDEX ON orders (tenant);
CREATE INDEX ON item (order_id);
INSERT INTO region SELECT g, (ARRAY['north','south','east','west','none'])[g], (ARRAY['NO','SO','EA','WE','XX'])[g] FROM generate_series(1,5) g;
INSERT INTO customer SELECT g, g % 4, 'c' || g, CASE WHEN g % 4 = 3 THEN 'secret' || g || '@x.org' ELSE (g * 7)::text END,
  CASE WHEN g % 5 = 0 THEN NULL ELSE '+49-' || g || '00' || (g % 3) END, CASE WHEN g % 7 = 0 THEN NULL ELSE g % 5 + 1 END,
  CASE WHEN g % 4 = 2 THEN 0 ELSE (g * 13 % 50) - 5.5 END, CASE WHEN g % 6 = 0 THEN NULL ELSE g / 3.0 END,
  date '1960-01-01' + g * 400, CASE WHEN g % 3 = 0 THEN NULL ELSE g % 3 = 1 END,
  CASE WHEN g % 4 = 1 THEN '{"a": 1, "b": "x"}'::jsonb WHEN g % 4 = 2 THEN '[1,2]'::jsonb ELSE NULL END,
  CASE WHEN g % 4 = 3 THEN ARRAY['hidden' || g, '%'] WHEN g % 5 = 0 THEN NULL ELSE ARRAY['c' || g, (g * 7)::text, 'x'] END FROM generate_series(1,24) g;
INSERT INTO orders SELECT g, CASE WHEN g % 11 = 0 THEN NULL ELSE g % 26 + 1 END, g % 4, (g * 17 % 90)::numeric / 3,
  CASE WHEN g % 4 = 2 THEN 0 ELSE g % 6 END, date '1994-01-01' + g * 19, CASE WHEN g % 5 = 0 THEN NULL ELSE timestamp '1994-02-01' + g * interval '19 days 3 hours' END,
  substr('FOPR', g % 4 + 1, 1), CASE WHEN g % 4 = 3 THEN 'n/a' WHEN g % 9 = 0 THEN NULL ELSE g::text END FROM generate_series(1,60) g;
INSERT INTO item SELECT o, l, CASE WHEN o % 4 = 3 THEN 'hidden-' || l ELSE 's' || (o * l % 9) END, (o * l % 40) / 2.0,
  CASE WHEN o % 4 = 2 AND l = 1 THEN 0 ELSE (l * o % 5) END FROM generate_series(1,58) o, generate_series(1,3) l WHERE (o + l) % 3 > 0;
