require "pg"
wanted = {host: ENV["LAB_HOST"], port: ENV["LAB_PORT"], user: ENV["LAB_USER"], password: ENV["LAB_PASSWORD"],
          dbname: ENV["LAB_DATABASE"], sslmode: ENV["LAB_SSLMODE"], sslrootcert: ENV["LAB_ROOTCERT"],
          options: ENV["LAB_OPTIONS"], connect_timeout: "2"}.reject { |_, value| value.nil? || value.empty? }
connection = PG.connect(**wanted)
(ENV["LAB_SQL"] || "SELECT 1").each_line(chomp: true) do |statement|
  case statement
  when /\A@sleep (.*)/ then sleep $1.to_f
  when /\A~(.*)/ then (connection.exec($1) rescue nil)
  when "" then nil
  else connection.exec(statement)
  end
end
