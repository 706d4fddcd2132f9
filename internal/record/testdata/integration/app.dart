import 'dart:io';

const base = 'https://app.dam.example';

// ImageKit(publicKey: 'public_commented');
final imageKit = ImageKit(
  publicKey: 'public_' 'k1',
  privateKey: Platform.environment['DAM_PRIVATE_KEY']!,
  urlEndpoint: "https://cdn.dam.example/demo",
);

class App extends StatelessWidget {
  const App({super.key, required this.token});

  Future<List<String>> assets(String id, String token) async {
    final url = imageKit.url(path: '/a.jpg', signed: true, expireSeconds: 60 * 60);
    final res = await http.get(
      Uri.parse('$base/API/assets/$id/'),
      headers: <String, String>{'App-ID': 'app-1', 'Auth-Token': 'Bearer $token'},
    );
    return [url, res];
  }
}

final Map<String, dynamic> template = {
  'name': 'it\'s a template',
  'permissions': ['OBJECTS_LIST', 'OBJECTS_DELETE'],
  'directory': '/',
  'limits': {'perMinute': 5, 'enabled': false, 'owner': null},
};
